"""The key file with which the office signs what it issues, where the site has one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from caunoi.ui.refusal import RuleBroken

# The signing machine takes long to load; only who signs waits for it.
if TYPE_CHECKING:
    from vanban.certificates import Certificate
    from vanban.signing import KeyFile


def key_holder() -> Certificate:
    """Whose the office's key is now. Raises RuleBroken: no-key, cannot-sign."""
    from vanban.signing import CannotSign, holder

    try:
        return holder(own_key(), at=timezone.localtime())
    except CannotSign as refused:
        raise RuleBroken("cannot-sign", refused.sentence) from refused


def own_key() -> KeyFile:
    """The key file that the site names, read anew. Raises RuleBroken("no-key")."""
    from vanban.signing import KeyFile

    if not settings.CAUNOI_SIGN_KEY:
        raise RuleBroken(
            "no-key", "Cơ quan chưa đặt tệp khóa ký số cho Cầu Nối; ký trong công cụ của cơ quan cấp khóa."
        )
    try:
        return KeyFile(Path(settings.CAUNOI_SIGN_KEY).read_bytes(), settings.CAUNOI_SIGN_PASSWORD)
    except OSError:
        raise RuleBroken(
            "no-key", "Máy chủ không đọc được tệp khóa ký số; đề nghị quản trị kiểm tra CAUNOI_SIGN_KEY."
        ) from None
