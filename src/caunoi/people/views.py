from __future__ import annotations

from django.contrib.auth.views import LoginView


class SignIn(LoginView):
    """Django's own sign-in with our page."""

    template_name = "people/sign_in.html"
    redirect_authenticated_user = True
