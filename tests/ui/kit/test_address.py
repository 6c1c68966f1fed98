"""Who reaches the server, and by which address; what `make run` and `make class` start."""

import re
import shutil
import socket
import subprocess
from ipaddress import ip_address

import pytest
import streamlit as st

from core import ROOT
from tests.serving import serve
from ui import server
from ui.kit import address

EVERYWHERE = "0.0.0.0"  # noqa: S104


@pytest.fixture
def listens_on(monkeypatch):
    monkeypatch.delenv(address.VARIABLE, raising=False)
    options = {"server.port": 8600}
    monkeypatch.setattr(st, "get_option", options.get)
    return lambda where: options.update({"server.address": where})


@pytest.mark.parametrize("where", ["127.0.0.1", "localhost", "::1"])
def test_who_listens_on_this_machine_alone_has_no_address_for_others(listens_on, where):
    listens_on(where)
    assert address.public() == ""


@pytest.mark.parametrize("where", [EVERYWHERE, None])
def test_who_listens_everywhere_is_reached_by_its_address_in_the_network(listens_on, where):
    listens_on(where)
    found = re.fullmatch(r"http://([\d.]+):8600", address.public())
    assert not ip_address(found[1]).is_unspecified


def test_one_address_of_several_is_told_as_it_is(listens_on):
    listens_on("192.168.7.7")
    assert address.public() == "http://192.168.7.7:8600"


def test_behind_a_proxy_the_variable_counts(listens_on, monkeypatch):
    listens_on("127.0.0.1")
    monkeypatch.setenv(address.VARIABLE, " https://class.example.org/unrolled/ ")
    assert address.public() == "https://class.example.org/unrolled"


def test_nobody_may_embed_the_app_but_who_is_named(monkeypatch, capsys):
    assert server.headers()["content-security-policy"].endswith("frame-ancestors 'self'")
    monkeypatch.setenv(address.EMBEDDERS, "https://course.example.org http://*.uni.example:8080 'none'; script-src *")
    policy = server.headers()["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://course.example.org http://*.uni.example:8080")
    assert "script-src 'self' blob:" in policy
    address.tell()
    assert capsys.readouterr().out.count(address.EMBEDDERS) == 3  # each word that is no site


def command(target: str) -> list[str]:
    """What make starts for it, without the program's path."""
    made = subprocess.run(
        [shutil.which("make"), "-n", target, "PORT=8600"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    [line] = [line for line in made.stdout.replace("\\\n", " ").splitlines() if "streamlit run" in line]
    return line.split()[1:]


@pytest.mark.skipif(not shutil.which("make"), reason="on Windows one does without")
def test_make_run_is_for_this_machine_and_make_class_for_the_network():
    assert st.get_option("server.address") == "127.0.0.1"  # of .streamlit/config.toml, which make run leaves alone
    assert "--server.address" not in command("run")
    served = command("class")
    assert served[served.index("--server.address") + 1] == EVERYWHERE


def test_a_server_for_a_class_prints_where_it_is_reached():
    """The very options of `make class`, but for the port."""
    options = ("--server.address", EVERYWHERE, "--logger.hideWelcomeMessage", "true")
    with serve(args=options) as server:
        printed = re.search(rf"http://([\d.]+):{server.port}", server.told())
        assert printed, server.told()
        with socket.create_connection((printed[1], server.port), timeout=10):
            pass
