"""A small real OpenID Connect provider on this machine: consent, code with PKCE, signed tokens, keys."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "cau-noi", "chi-hai-ben-biet"
Claims = dict[str, Any]
Signer = Callable[["Provider", Claims], str]


def signed(provider: Provider, claims: Claims) -> str:
    return jwt.encode(claims, provider.key, algorithm="RS256", headers={"kid": "khoa-1"})


@dataclass
class Provider:
    """What it answers can be changed between requests: another subject, another signature, an error."""

    issuer: str = ""
    subject: str = "ma-so-7"
    key: rsa.RSAPrivateKey = field(
        default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )
    sign: Signer = signed
    refuses: bool = False
    broken: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)
    challenges: dict[str, str] = field(default_factory=dict)

    def discovery(self) -> Claims:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def keys(self) -> Claims:
        known = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**known, "kid": "khoa-1", "alg": "RS256", "use": "sig"}]}

    def consent(self, asked: dict[str, str]) -> str:
        """Where the browser goes after the person agreed, or did not."""
        self.asked.append(asked)
        answer = {"error": "access_denied"} if self.refuses else {"code": self._code(asked)}
        return f"{asked['redirect_uri']}?{urlencode({**answer, 'state': asked['state']})}"

    def _code(self, asked: dict[str, str]) -> str:
        code = secrets.token_urlsafe(16)
        self.challenges[code] = asked["code_challenge"]
        return code

    def token(self, asked: dict[str, str], authorization: str) -> Claims | None:
        """None where the client, the code or the verifier is not right; a code is good once."""
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        digest = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if authorization != f"Basic {known}" or self.challenges.pop(asked.get("code", ""), "") != challenge:
            return None
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": self.subject, "iat": now, "exp": now + 300}
        token = self.sign(self, {**claims, "email": "thu@hailam.example", "jti": secrets.token_hex(8)})
        return {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "id_token": token}


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if self.provider.broken:
            self._send(500, b"")
        elif parts.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self._send(302, b"", Location=self.provider.consent(asked))
        else:
            self._json(self.provider.keys() if parts.path == "/keys" else self.provider.discovery())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        answer = self.provider.token(asked, self.headers.get("Authorization", ""))
        self._json(answer or {"error": "invalid_grant"}, 200 if answer else 400)

    def _json(self, said: Claims, status: int = 200) -> None:
        self._send(status, json.dumps(said).encode(), **{"Content-Type": "application/json"})

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Not into the tests' output."""


@contextmanager
def serving() -> Iterator[Provider]:
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": provider}))
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    server.server_close()
    thread.join()
