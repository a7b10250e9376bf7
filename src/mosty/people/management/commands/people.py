"""`mosty people`: let somebody in, and give them a link."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from mosty.access.refusals import Refused
from mosty.access.roles import Role
from mosty.people import actions
from mosty.people.models import User


class Command(BaseCommand):
    help = "Gives a person an account with roles, or a one-time sign-in link."

    def add_arguments(self, parser):
        doing = parser.add_subparsers(dest="what", required=True)
        invite = doing.add_parser("invite", help="open an account, or add roles to it")
        invite.add_argument("email")
        invite.add_argument(
            "--role",
            action="append",
            choices=Role.values,
            default=[],
            help="may be given more than once",
        )
        invite.add_argument("--family-name", default="")
        invite.add_argument("--given-name", default="")
        link = doing.add_parser("link", help="print a one-time sign-in link")
        link.add_argument("email")
        link.add_argument("--hours", type=int, default=24, help="how long it works")
        lost = doing.add_parser(
            "forget-factors", help="take second factors from who lost them"
        )
        lost.add_argument("email")
        doing.add_parser("list", help="say who has an account, with which roles")

    def handle(self, *args, what, **options):
        if what == "invite":
            self.invite(options)
        elif what == "link":
            user = self.account(options["email"])
            hours = options["hours"]
            url = actions.issue_sign_in_link(user, hours=hours, by="mosty people")
            self.stdout.write(url)
        elif what == "forget-factors":
            actions.forget_factors(self.account(options["email"]), by="mosty people")
        else:
            self.tell()

    def invite(self, options):
        email = options["email"]
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"“{email}” is no e-mail address.") from error
        try:
            user = actions.invite(
                email,
                by="mosty people",
                roles=options["role"],
                family_name=options["family_name"] or email.split("@")[0],
                given_name=options["given_name"],
            )
        except Refused as refusal:
            raise CommandError(str(refusal.message)) from refusal
        self.stdout.write(f"{user.email}\t{self.roles_of(user)}")

    def account(self, email):
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise CommandError(
                f"Nobody has an account with “{email}”: mosty people invite {email}"
            )
        return user

    def tell(self):
        for user in User.objects.select_related("person").order_by("email"):
            self.stdout.write(f"{user.email}\t{user.person}\t{self.roles_of(user)}")

    @staticmethod
    def roles_of(user):
        return " ".join(
            user.role_holdings.order_by("role").values_list("role", flat=True)
        )
