"""The address by which others reach this server."""

import os
import re
import socket
from ipaddress import ip_address

import streamlit as st

from ui.kit import lesson

VARIABLE = "UNROLLED_PUBLIC_URL"
"""The environment variable with the address in front of a proxy."""
EMBEDDERS = "UNROLLED_EMBED_ORIGINS"
"""The one with the sites that may show the app in a frame of theirs, with spaces between them."""
ORIGIN = re.compile(r"https?://(\*\.)?[a-zA-Z0-9.-]+(:\d{1,5})?")
ANYWHERE = ("192.0.2.1", 9)
"""Kept free for examples, so nobody; a datagram socket that is connected to it sends nothing."""


def public() -> str:
    """The address that the phones of a class can open, without a slash at its end; "" where there is none."""
    given = os.environ.get(VARIABLE, "").strip().rstrip("/")
    if given:
        return given
    return "" if _alone() else f"http://{_of_network()}:{st.get_option('server.port')}"


def here() -> str:
    """The address for a device of one's own: that for others, or this machine's."""
    return public() or f"http://localhost:{st.get_option('server.port')}"


def embedders() -> tuple[str, ...]:
    """The sites that may embed the app; what is no origin (https://course.example.org) is left out, and told."""
    given = os.environ.get(EMBEDDERS, "").split()
    return tuple(origin for origin in given if ORIGIN.fullmatch(origin))


def tell() -> None:
    """Where the server is there for others, print the address, which is typed on their phones; and which sites may not
    embed it, for they were not understood."""
    words = lesson.strings(lesson.DEFAULT)["class"]
    for wrong in sorted({*os.environ.get(EMBEDDERS, "").split()} - {*embedders()}):
        print(f"\n  {words['no_origin'].format(variable=EMBEDDERS, text=wrong)}\n", flush=True)
    if found := public():
        print(f"\n  {words['served'].format(address=found)}\n", flush=True)


def _alone() -> bool:
    """Whether this machine alone reaches the server."""
    address = st.get_option("server.address") or "0.0.0.0"  # noqa: S104  (Streamlit's own default)
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return bool(address == "localhost")


def _of_network() -> str:
    """This machine's address in the local network, or the one that the server was told to listen on."""
    address = st.get_option("server.address")
    if address and not ip_address(address).is_unspecified:
        return str(address)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ANYWHERE)
        except OSError:  # no network at all
            return "127.0.0.1"
        return str(probe.getsockname()[0])
