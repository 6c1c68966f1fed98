"""`make fuzz`: the property tests with fresh seeds, round after round, until the time is over or one of them fails."""

import secrets
import shlex
import subprocess
import sys
import time

ROUND = ["-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "hypothesis", "--hypothesis-profile=fuzz"]


def command(seed: int) -> list[str]:
    """One round: all that hypothesis draws comes from the seed."""
    return ["python", *ROUND, f"--hypothesis-seed={seed}"]


def main(minutes: float) -> int:
    """The exit status: 1 after a failure, whose seed and command are printed."""
    end, rounds = time.monotonic() + 60 * minutes, 0
    while (left := end - time.monotonic()) > 0:
        seed = secrets.randbelow(2**32)
        print(f"Seed {seed}, {left / 60:.1f} minutes left", flush=True)
        try:
            ran = subprocess.run([sys.executable, *command(seed)[1:]], timeout=left)
        except subprocess.TimeoutExpired:
            break
        if ran.returncode:
            print(f"\nFailed with seed {seed}. To repeat it:\n    .venv/bin/{shlex.join(command(seed))}")
            return 1
        rounds += 1
    print(f"\nNo failure in {minutes:g} minutes: {rounds} whole rounds, and part of another.")
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
