"""The columns that a list of agreements may have."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.imports.lists.shapes import NAME, ORGANISATION, PLACE, Column

AGREEMENTS = (
    Column(
        NAME,
        pgettext_lazy("column of a list", "Partner"),
        ORGANISATION,
        "ГУО «Минский областной институт развития образования»",
        _("The partner's name; one that is in the register already is found by it."),
        is_required=True,
    ),
    *PLACE,
    Column(
        "kind_text",
        _("Kind of agreement"),
        "вид договора|вид документа|вид|тип документа|форма сотрудничества|документ"
        "|kind|type|kind of agreement|document|құжат түрі|шарт түрі|від дагавора",
        "Соглашение о сотрудничестве",
    ),
    Column(
        "title",
        _("Subject"),
        "предмет|предмет договора|тема|содержание|название договора"
        "|наименование договора|subject|title|тақырыбы|прадмет",
        "О повышении квалификации учителей",
    ),
    Column(
        "number",
        _("Number"),
        "номер|номер договора|№ договора|рег номер|регистрационный номер|number"
        "|agreement no|нөмірі|шарт нөмірі|нумар",
        "17/2024",
    ),
    Column(
        "signed",
        _("Signed on"),
        "дата|дата подписания|дата заключения|дата договора|заключен|подписан|date"
        "|signed|signed on|date of signing|қол қойылған күні|күні|дата падпісання",
        "12.03.2024",
        _("As it is known: 12.03.2024, 03.2024 or 2024; empty: not known."),
    ),
    Column(
        "term",
        pgettext_lazy("column of a list", "Term"),
        "срок|срок действия|период действия|term|period|мерзімі|қолданылу мерзімі|тэрмін|тэрмін дзеяння",
        "до 31.12.2027",
        _("«до 31.12.2027», «5 лет», «бессрочно»; empty: not known."),
    ),
    Column(
        "ends",
        _("Valid until"),
        "действует до|действует по|дата окончания|окончание|окончание действия"
        "|срок окончания|valid until|until|expires|end date|ends",
        "31.12.2027",
        _("As it is known: 31.12.2027, 12.2027 or 2027."),
    ),
    Column(
        "starts",
        _("In force from"),
        "вступление в силу|вступает в силу|начало действия|дата начала|действует с"
        "|in force from|valid from|start date|starts",
        "",
        _("Only where it is another day than that of signing."),
    ),
    Column(
        "own_number",
        _("Number that the partner gave it"),
        "номер партнера|номер контрагента|№ партнера|№ контрагента|исходящий партнера"
        "|номер второй стороны|partner number|their number",
    ),
    Column(
        "title_en",
        _("Subject, in English"),
        "предмет на английском|название договора на английском|title in english"
        "|subject in english|title en",
    ),
    Column(
        "parties",
        _("Further parties"),
        "другие стороны|остальные стороны|иные стороны|стороны|участники"
        "|другие участники|further parties|other parties|parties",
        "",
        _("Parted by semicolons; the country in brackets if it is another one."),
    ),
    Column(
        "level",
        _("Level of the paper"),
        "уровень|тип соглашения|вид бумаги|рамочное|level",
        "",
        _("Framework, implementing, amendment or annex."),
    ),
    Column(
        "above",
        _("Paper that it belongs to"),
        "основной договор|к договору|к договору №|родительский договор"
        "|рамочный договор|parent|parent agreement|main agreement",
        "",
        _("Its number; an amendment and an annex have one."),
    ),
    Column(
        "newer",
        _("Paper that took its place"),
        "заменен|заменен договором|заменено|заменяющий договор|взамен заключен"
        "|superseded by|replaced by",
        "",
        _("Its number."),
    ),
    Column(
        "stage",
        _("Stage"),
        "стадия|статус|состояние|статус договора|этап|stage|status|state",
        "",
        _("Signed (also when empty), ended early, planned, draft, negotiation."),
    ),
    Column(
        "ended",
        _("Ended early on"),
        "расторгнут|дата расторжения|расторжение|прекращен досрочно|ended early"
        "|terminated|terminated on",
    ),
    Column(
        "renewal",
        _("Extension"),
        "пролонгация|продление|автопролонгация|автоматическая пролонгация"
        "|условия продления|renewal|extension|prolongation",
        "автоматически на 1 год",
        _("“automatically for 1 year, at most 2 times”, “by agreement”, “none”."),
    ),
    Column(
        "notice",
        _("Notice against renewal"),
        "уведомление|срок уведомления|уведомление о прекращении|уведомить за|notice"
        "|notice period",
        "",
        _("“3 months” or “30 days” before the end."),
    ),
    Column(
        "responsible",
        _("Responsible"),
        "ответственный|ответственное лицо|куратор|исполнитель|координатор"
        "|responsible|responsible person|coordinator",
        "",
        _("By name, as among people: Ivanova A. P."),
    ),
    Column(
        "directions",
        _("Directions"),
        "направление|направления|направления сотрудничества|directions|areas",
        "",
        _("Numbers or titles, parted by semicolons."),
    ),
    Column(
        "languages",
        _("Languages"),
        "язык|языки|язык договора|языки договора|language|languages",
        "",
        _("Parted by commas."),
    ),
    Column(
        "prevailing",
        _("Prevailing language"),
        "преобладающий язык|приоритетный язык|prevailing language",
    ),
    Column(
        "signatory",
        _("Who signed for the partner"),
        "подписант|подписал от партнера|подписант партнера|представитель партнера"
        "|signatory|signed by",
    ),
    Column(
        "signatory_position",
        _("Position of the partner’s signatory"),
        "должность|должность подписанта|position|signatory position",
    ),
    Column(
        "authority",
        _("On the basis of what they signed"),
        "действует на основании|полномочия|доверенность|authority|power of attorney",
    ),
    Column(
        "original_place",
        _("Where our original lies"),
        "место хранения|оригинал|где хранится|хранение|место оригинала|папка"
        "|place of the original|original|where kept",
    ),
    Column(
        "basis_ru",
        _("Basis"),
        "основание|правовое основание|межправительственное соглашение|basis"
        "|legal basis",
    ),
    Column(
        "basis_en",
        _("Basis, in English"),
        "основание на английском|basis in english|basis en|legal basis in english",
    ),
    Column(
        "kind_text_en",
        _("Kind of agreement, in English"),
        "вид на английском|вид договора на английском|вид документа на английском"
        "|kind in english|kind of agreement in english|kind en|document in english",
        "Agreement on Cooperation",
    ),
    Column(
        "subject",
        _("What it is about, for the authority"),
        "область|область сотрудничества|сфера|сфера сотрудничества|образование или наука"
        "|field|field of cooperation|education or science",
        "",
        _("Education, science, or other; for the conclusion of the authority."),
    ),
    Column(
        "register_number",
        _("Number in the register"),
        "номер в реестре|№ в реестре|реестровый номер|номер по реестру|номер записи"
        "|register number|number in the register|record number|register no",
        "",
        _("Kept where no other agreement bears it; it finds the same one again."),
    ),
    Column(
        "our_signatory",
        _("Who signed for us"),
        "подписант от нас|подписал от нас|наш подписант|подписант с нашей стороны"
        "|our signatory|signed for us|signed by us",
    ),
    Column(
        "our_signatory_position",
        _("Position of who signed for us"),
        "должность нашего подписанта|должность подписанта от нас"
        "|position of our signatory|our signatory position",
    ),
    Column(
        "withdrawn",
        _("Partner withdrew on"),
        "выход партнера|дата выхода|дата выхода партнера|партнер вышел|вышел"
        "|withdrawn|withdrawn on|withdrawal|partner withdrew|date of withdrawal",
        "",
        _("The day on which the partner left the agreement."),
    ),
    Column(
        "clearance",
        _("Conclusion of the authority"),
        "заключение|заключение министерства|заключение минобрнауки"
        "|заключение минпросвещения|согласование|clearance|conclusion",
        "",
        _("“№ 12-345 of 01.02.2023”, or “not needed” with the reason."),
    ),
    Column(
        "project",
        _("Project"),
        "проект|в рамках проекта|название проекта|project",
        "",
        _("The title of a project of ours, where the term is that of a project."),
    ),
    Column(
        "audience",
        _("Who may see it"),
        "доступ|видимость|гриф|публичность|audience|access|visibility",
        "",
        _("Everybody (also when empty), staff, confidential."),
    ),
    Column(
        "notes",
        pgettext_lazy("column of a list", "Notes"),
        "примечание|примечания|комментарий|комментарии|заметки|дополнительно|notes"
        "|note|comment|remarks",
        "",
        _("Kept in the partner’s contact log, for staff."),
    ),
)
