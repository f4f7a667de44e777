"""What an authenticator app does, written anew from RFC 6238, and the steps by which a person sets it up."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from dataclasses import dataclass

from django.test import Client

from caunoi.people.models import User

PASSWORD = "Mot-cau-dai-2026"


def app_code(secret: str, *, steps: int = 0) -> str:
    """Six digits for now, or for so many half minutes away."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def wrong_code(secret: str) -> str:
    """Six digits that no moment near now gives."""
    near = {app_code(secret, steps=steps) for steps in range(-2, 4)}
    return next(code for code in ("000000", "111111", "222222", "333333", "444444") if code not in near)


@dataclass(frozen=True)
class Protected:
    """A person with codes from an app: the secret in the telephone and the printed recovery codes."""

    person: User
    secret: str
    recovery: list[str]


def with_password(person: User) -> User:
    person.set_password(PASSWORD)
    person.save()
    return person


def first_step(person: User) -> Client:
    """A browser that has given name and password."""
    client = Client()
    client.post("/dang-nhap/", {"username": person.username, "password": PASSWORD})
    return client


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def confirmed(client: Client) -> Client:
    """The same browser after the password was asked for once more."""
    client.post("/xac-nhan/", {"password": PASSWORD})
    return client


def protect(person: User) -> Protected:
    """Sets up codes from an app as the person would, page by page."""
    client = confirmed(first_step(with_password(person)))
    page = client.get("/tai-khoan-cua-toi/hai-lop/ung-dung/").content.decode()
    secret = re.findall(r"<code>([A-Z2-7]{32})</code>", page)[0]
    done = client.post("/tai-khoan-cua-toi/hai-lop/ung-dung/", {"code": app_code(secret)})
    assert done.status_code == 302, done.content.decode()
    codes = client.get("/tai-khoan-cua-toi/hai-lop/ma-khoi-phuc/").content.decode()
    return Protected(person, secret, re.findall(r'class="password">(\d{8})<', codes))
