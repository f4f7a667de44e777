"""Who may be on the committee of a meeting: posts of the register that are held on its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caunoi.meetings.committee_actions import MemberSaid
from caunoi.meetings.committee_rules import CommitteeRole, Stream
from caunoi.people.models import Office, Person, Post
from tests.conftest import Province

CHIEF, OFFICER = "Chánh Văn phòng", "Trưởng Công an"


@dataclass(frozen=True)
class Register:
    """The office's chief and deputy, the commune's officer, one whose post is over."""

    office: Office
    commune: Office
    chief: Person
    deputy: Person
    officer: Person
    gone: Person

    @property
    def head(self) -> MemberSaid:
        """The chief, as head, with content and funds."""
        parts = (Stream.FUNDS, Stream.CONTENT)
        return MemberSaid(self.office, CommitteeRole.HEAD, CHIEF, self.chief, parts)

    @property
    def guard(self) -> MemberSaid:
        """Whoever is the commune's officer on the day, with security."""
        return MemberSaid(self.commune, CommitteeRole.MEMBER, OFFICER, parts=(Stream.SECURITY,))


def register_of(province: Province) -> Register:
    """The register with its posts."""

    def post(name: str, office: Office, title: str, until: date | None = None) -> Person:
        person = Person.objects.create(full_name=name)
        Post.objects.create(person=person, office=office, title=title, valid_to=until)
        return person

    office, commune = province.party_office, province.commune
    return Register(
        office, commune, post("Lê Quốc Bảo", office, CHIEF), post("Vũ Hà", office, "Phó Chánh Văn phòng"),
        post("Trần Văn Chính", commune, OFFICER), post("Đỗ Cũ", office, "Phó Văn phòng", date(2026, 1, 31)),
    )  # fmt: skip
