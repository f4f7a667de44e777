"""The settings an office may change from outside, read from environment variables.

Every variable is named here by the call that reads it, so a misspelt `CAUNOI_` variable can be refused at
start instead of being ignored in silence: an office that writes CAUNOI_HTTP=1 for CAUNOI_HTTPS=1 must not go
on believing that its cookies are protected.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import unquote, urlsplit

PREFIX = "CAUNOI_"
_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off", ""})


class WrongSetting(Exception):
    """A setting of the environment cannot be used; the sentence says which, why and what to write."""


@dataclass(frozen=True)
class Environment:
    """Typed reading of the `CAUNOI_*` variables; remembers each name it was asked for."""

    variables: Mapping[str, str]
    known: set[str] = field(default_factory=set)

    def _read(self, name: str) -> str | None:
        self.known.update({PREFIX + name, f"{PREFIX}{name}_FILE"})
        plain = self.variables.get(PREFIX + name)
        source = self.variables.get(f"{PREFIX}{name}_FILE")
        if source is None:
            return plain
        if plain is not None:
            raise WrongSetting(f"Cả {PREFIX}{name} và {PREFIX}{name}_FILE đều được đặt; chỉ giữ một biến.")
        try:
            return Path(source).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            raise WrongSetting(
                f"{PREFIX}{name}_FILE trỏ tới {source} nhưng không đọc được tệp này ({problem}); "
                "kiểm tra đường dẫn và quyền đọc."
            ) from problem

    def text(self, name: str, default: str = "") -> str:
        """The variable (or the content of the file named by `<name>_FILE`), else the default."""
        value = self._read(name)
        return default if value is None else value

    def words(self, name: str, default: tuple[str, ...] = ()) -> list[str]:
        """A list separated by commas."""
        value = self._read(name)
        if value is None:
            return list(default)
        return [word.strip() for word in value.split(",") if word.strip()]

    def choices(self, name: str, known: tuple[str, ...]) -> list[str]:
        """A list separated by commas, of these words only."""
        found = self.words(name)
        if strange := sorted(set(found) - set(known)):
            raise WrongSetting(
                f"{PREFIX}{name} có {', '.join(strange)}, không hiểu được; dùng trong số: {', '.join(known)}."
            )
        return found

    def flag(self, name: str, default: bool = False) -> bool:
        """Yes or no: 1/0, true/false, yes/no, on/off."""
        value = self._read(name)
        if value is None:
            return default
        if value.lower() in _TRUE:
            return True
        if value.lower() in _FALSE:
            return False
        raise WrongSetting(f"{PREFIX}{name}={value!r} không hiểu được; viết 1 (có) hoặc 0 (không).")

    def number(self, name: str, default: int, *, least: int = 0) -> int:
        """A whole number, at least `least`."""
        value = self._read(name)
        if value is None:
            return default
        if not value.isdecimal() or int(value) < least:
            raise WrongSetting(f"{PREFIX}{name}={value!r} phải là số nguyên từ {least} trở lên.")
        return int(value)

    def choice(self, name: str, default: str, among: tuple[str, ...]) -> str:
        """One of a few words."""
        value = self._read(name)
        if value is None or value == "":
            return default
        if value.lower() not in among:
            raise WrongSetting(
                f"{PREFIX}{name}={value!r} không hiểu được; viết một trong: {', '.join(among)}."
            )
        return value.lower()

    def address(self, name: str) -> str:
        """An http or https address without a user in it; no final slash; empty when it is not set."""
        value = self.text(name).rstrip("/")
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc):
            raise WrongSetting(
                f"{PREFIX}{name}={value!r} phải là một địa chỉ http hoặc https, "
                "ví dụ https://caunoi.hailam.example."
            )
        return value

    def folder(self, name: str, default: str) -> Path:
        """A folder as an absolute path; it is not created here."""
        return Path(self.text(name, default)).expanduser().resolve()

    def refuse_unknown(self) -> None:
        """Raises WrongSetting for a `CAUNOI_*` variable that no setting asks for."""
        unknown = sorted(
            name for name in self.variables if name.startswith(PREFIX) and name not in self.known
        )
        if unknown:
            names = ", ".join(sorted(name for name in self.known if not name.endswith("_FILE")))
            raise WrongSetting(
                f"Không có thiết đặt nào tên là {', '.join(unknown)}; có thể gõ sai. "
                f"Các tên dùng được: {names} "
                "(mỗi tên thêm _FILE để đọc từ tệp)."
            )


@dataclass(frozen=True)
class DatabaseAddress:
    """Where a PostgreSQL database stands."""

    name: str
    user: str
    password: str
    host: str
    port: str


def database_address(url: str) -> DatabaseAddress:
    """`postgresql://user:password@host:port/name` → its parts; an empty host is the local socket.

    Raises WrongSetting for any other scheme or a missing database name.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise WrongSetting(
            "CAUNOI_DATABASE_URL phải có dạng postgresql://người-dùng:mật-khẩu@máy:cổng/tên-cơ-sở-dữ-liệu; "
            "bỏ trống để dùng SQLite trong thư mục dữ liệu."
        )
    return DatabaseAddress(
        name=name,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=unquote(parts.hostname or ""),
        port=str(parts.port or ""),
    )


def signing_secret(address: str, secret: str) -> str:
    """The secret that messages to the gateway are signed with.

    Raises WrongSetting where a gateway is named and the secret is missing or too short to be one.
    """
    if address and len(secret) < 16:
        raise WrongSetting(
            "CAUNOI_WEBHOOK_URL cần CAUNOI_WEBHOOK_SECRET dài từ 16 ký tự (hoặc CAUNOI_WEBHOOK_SECRET_FILE): "
            "cổng tin nhắn dựa vào đó để biết tin do Cầu Nối gửi."
        )
    return secret


def own_secret(folder: Path) -> str:
    """The secret key in the data folder, made on first use, readable by the service's account only."""
    place = folder / "secret-key"
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="ascii", dir=folder, prefix=".secret-") as new:
            new.write(secrets.token_urlsafe(64))
            new.flush()
            # Linked when whole: of several processes starting at once all read the key of the first.
            with suppress(FileExistsError):
                os.link(new.name, place)
    return place.read_text(encoding="ascii").strip()


def origin_of(address: str) -> str:
    """Scheme, host and port of an address; empty for an empty one."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if address else ""


def openid_connect(issuer: str, client: str, secret: str, name: str) -> dict[str, Any]:
    """What allauth wants to know of the one identity provider an office may have; nothing without an issuer.

    Only the identity is asked for, no profile and no e-mail address. Raises WrongSetting where the provider
    would not know us.
    """
    if not issuer:
        return {}
    if not client or not secret:
        raise WrongSetting(
            f"{PREFIX}OIDC_ISSUER cần cả {PREFIX}OIDC_CLIENT_ID và {PREFIX}OIDC_CLIENT_SECRET, "
            "như cổng đăng nhập đã cấp."
        )
    how = {"server_url": issuer, "fetch_userinfo": False, "oauth_pkce_enabled": True, "scope": ["openid"]}
    app = {"provider_id": issuer, "name": name, "client_id": client, "secret": secret, "settings": how}
    return {"openid_connect": {"APPS": [app]}}
