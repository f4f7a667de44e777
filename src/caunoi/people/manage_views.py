from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from caunoi.people import manage_actions as manage
from caunoi.people.actions import demand
from caunoi.people.manage_forms import AccountForm, NewAccountForm
from caunoi.people.models import User
from caunoi.people.naming import person_order
from caunoi.people.reads import has_second_factor
from caunoi.people.rules import Verb
from caunoi.people.sessions import signed_in


def manager_of(request: HttpRequest) -> User:
    """Whoever asks, if accounts are theirs to keep. Raises RuleBroken "not-allowed"."""
    assert isinstance(request.user, User)
    demand(request.user, Verb.MANAGE_PEOPLE)
    return request.user


def accounts(request: HttpRequest) -> HttpResponse:
    """Everyone with an account, closed ones last."""
    manager_of(request)
    people = sorted(
        User.objects.select_related("office"),
        key=lambda one: (not one.is_active, person_order(one.full_name)),
    )
    return render(request, "people/accounts.html", {"people": people, "today": timezone.localdate()})


@never_cache
def new_account(request: HttpRequest) -> HttpResponse:
    manager, form = manager_of(request), NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        username = form.cleaned_data["username"]
        account, password = manage.add_account(actor=manager, username=username, said=form.said())
        return render(request, "people/password.html", {"account": account, "password": password})
    return render(request, "people/account.html", {"form": form, "account": None}, status=_status(form))


def account(request: HttpRequest, pk: int) -> HttpResponse:
    manager, chosen = manager_of(request), get_object_or_404(User, pk=pk)
    form = AccountForm(request.POST or None, instance=get_object_or_404(User, pk=pk))
    if request.method == "POST" and form.is_valid():
        manage.change_account(actor=manager, account=chosen, said=form.said())
        messages.success(request, f"Đã ghi tài khoản {chosen.username}.")
        return redirect("people:accounts")
    context = {
        "form": form,
        "account": chosen,
        "protected": has_second_factor(chosen),
        "sessions": signed_in(chosen),
    }
    return render(request, "people/account.html", context, status=_status(form))


@never_cache
@require_POST
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    chosen = get_object_or_404(User, pk=pk)
    password = manage.reset_password(actor=manager_of(request), account=chosen)
    return render(request, "people/password.html", {"account": chosen, "password": password})


def _status(form: AccountForm) -> int:
    return 422 if form.errors else 200
