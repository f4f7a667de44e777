from __future__ import annotations

import json
from typing import Any

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.simple_tag
def identity_provider() -> str:
    """What the office calls its OpenID Connect provider; empty where it has none."""
    return str(settings.CAUNOI_OIDC_NAME) if settings.CAUNOI_OIDC_ISSUER else ""


@register.filter
def as_json(value: Any) -> str:
    """For a data attribute, where the template escapes it; what a passkey is asked for is allauth's tree."""
    return json.dumps(value, cls=DjangoJSONEncoder)
