"""What the answer sheet's scripts say, in the language of the page.

The scripts hold no words: a page tells them as JSON, so that it can be kept whole on a
device and shown without a link.
"""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def drawing() -> dict[str, str]:
    """What is written beside the inputs of one task."""
    return {
        "answer": _("Your answer"),
        "number": pgettext("task", "Number"),
        "year": pgettext("task", "Year"),
        "choose": pgettext("task", "Choose"),
        "gap": _("Gap {number} of {all}"),
        "gap_how": _("Fill in the gaps in the text."),
        "essay": _("Your text"),
        "words_of": _("{now} words; from {least} to {most} are asked for"),
        "words_only": _("Words: {now}"),
        "criteria": _("How it is marked"),
        "file": _("File or photograph"),
        "file_is": _("Chosen: {name}, {kb} KB"),
        "file_none": _("No file chosen"),
        "order_up": _("Move up: {what}"),
        "order_down": _("Move down: {what}"),
        "order_keep": _("Leave this order"),
        "order_kept": _("The order is your answer."),
        "order_place": _("{what}: place {place} of {all}"),
        "earlier": _("Earlier"),
        "later": _("Later"),
        "plan": _("Picture; choose a place in the list below"),
        "point_how": _("Press the place on the picture or choose it in the list."),
        "point_set": _("The point is set on the picture."),
        "places": _("Places on the picture"),
        "enlarge": _("Enlarge the picture"),
        "transcript": _("What is said"),
    }


def tongues(thing, name: str) -> dict[str, str]:
    """A text of a row in both languages; the Russian one where there is no other."""
    ru = getattr(thing, f"{name}_ru")
    return {"ru": ru, "en": getattr(thing, f"{name}_en") or ru}


def taking() -> dict[str, str]:
    """What is said around the tasks: states of answers, time, faults."""
    return states() | ends() | faults() | others()


def states() -> dict[str, str]:
    return {
        "none": _("No answer yet"),
        "typed": _("Being written down…"),
        "draft": _("Saved on this device"),
        "waits": _("Saved on this device, not yet received by the server"),
        "in_memory": _("Only in this window, not yet received by the server"),
        "received": _("Received by the server at {time}"),
        "apart": _(
            "The server has put this answer aside. Show this line to the organisers."
        ),
        "task_title": _("Task {number} of {all} · points: {points}"),
        "task_state": _("Task {number}: {state}"),
        "waiting": _("Waiting to be sent: {number}"),
        "all_received": _("The server has all answers"),
        "erased": _("The answer is taken away."),
        "downloaded": _("The answer file is saved on this device."),
        "download": _("Save the answer file"),
        "send_now": _("Send now"),
        "minutes_left": _("Minutes left: {minutes}"),
        "message": _("Organisers, {time}: {text}"),
    }


def ends() -> dict[str, str]:
    """What is said when the time is over or the work is handed in."""
    return {
        "over": _("The time is over."),
        "over_received": _("The server has all your answers. You may close the page."),
        "over_waits": _(
            "Some answers have not reached the server. Do not close the page: they are "
            "kept on this device and will be sent as soon as there is a link."
        ),
        "over_open": _("What you change now is written down as late."),
        "policy_gap": _(
            "An answer given in time counts if this device can prove that it had no "
            "link; the jury decides on the others."
        ),
        "policy_jury": _("The jury decides on each answer that comes late."),
        "policy_reject": _("By the rules of this round late answers do not count."),
        "handed": _("Handed in at {time}. The server has all your answers."),
        "handed_waits": _(
            "Handed in at {time}, but some answers of this device have not reached the "
            "server: {number}. Do not close the page."
        ),
        "handed_short": _("The work is handed in."),
        "handing": _(
            "The work will be handed in as soon as the server has all answers. Do not "
            "close the page."
        ),
        "empty": _("Without an answer: {numbers}."),
        "none_empty": _("Every task has an answer."),
        "missed": _("This round is over, and it was not begun with this code."),
    }


def faults() -> dict[str, str]:
    return {
        "offline": _(
            "There is no link. Go on working: answers are saved on this device and "
            "will be sent when the link is back."
        ),
        "fault": _(
            "This device has no room to save answers. They live only in this window "
            "until the server has them: do not close or reload it."
        ),
        "memory": _(
            "This browser does not let the page save anything (a private window?). "
            "Answers live only in this window until the server has them: do not close "
            "or reload it. Better: open the page in an ordinary window."
        ),
        "private": _(
            "This looks like a private window: when it is closed, answers that were "
            "not sent are lost. Better: open the page in an ordinary window."
        ),
        "stopped_stuck": _(
            "The server does not take the answers of this device. They are kept here: "
            "save the answer file and give it to the organisers."
        ),
        "stopped_token": _(
            "The server no longer knows this device. The answers are kept here: save "
            "the answer file and enter the code once more."
        ),
        "stopped_closed": _(
            "The round is closed, the server takes no more answers. What it has not "
            "received is kept here: save the answer file and give it to the organisers."
        ),
        "broken": _("The page could not start. Reload it."),
        "error_code": _(
            "There is no such code. Compare it with the sheet and type it again."
        ),
        "error_nothing": _("There is nothing to take by this code now."),
        "error_often": _("Too many attempts. The page will try again in a minute."),
        "error_page": _("The page has grown old. Reload it and try again."),
        "no_link": _("There is no link; trying again…"),
        "asking": _("Asking the server…"),
        "fetching": _("Fetching the tasks…"),
    }


def others() -> dict[str, str]:
    """Another device, a file, the wait for a window."""
    return {
        "conflict": _("Another device has answered differently."),
        "conflict_ours": _(
            "The answer of this device counts: the server received it last."
        ),
        "conflict_theirs": _(
            "The answer of the other device counts: the server received it last."
        ),
        "other_answer": _("Answer of the other device, received at {time}"),
        "take_other": _("Take that answer"),
        "file_large": _("The file is too large."),
        "file_kind": _("This kind of file is not accepted, or the file is too large."),
        "file_link": _(
            "The file is kept on this device and will be sent when the link is back. Do "
            "not close the page."
        ),
        "waiting_facts": _("Opens on {date}. Minutes for the work: {minutes}."),
        "open_now": _("The round is open."),
        "paper_here": _(
            "The tasks are on this device already, encrypted. The key comes at the "
            "start, so a weak link is enough."
        ),
        "paper_not": _("The tasks will be fetched at the start."),
    }
