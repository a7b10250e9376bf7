"""Words by which a Russian clause and its English one are told to belong together.

Only for pairing: nothing is said about a translation from them.
"""

import re
from functools import cache

PAIRS = """
сторон=part(?:y|ies) предмет=subject|scope срок=term|period|duration цел=aim|purpose
соглашени=agreement договор=contract|agreement меморандум=memorandum протокол=protocol
программ=programme|program план=plan сотруднич=cooperat|co-operat взаимодейств=interact
обязательств|обязан|обязу=obligat|undertak|shall прав=right|law ответственн=liab|respons
конфиденц=confiden разглаш=disclos персональн=personal данн=data защит=protect
обмен=exchange опыт=experience студент|слушател=student|learner|trainee
преподавател=teacher|lecturer|staff педагог=teacher|pedagog|educator школ=school
учен=academic|scholar|pupil исследован=research научн=scien|research|academic
публикац|издан=publi|journal сборник=collection|proceedings конференц=conference
семинар=seminar|workshop стажиров=internship|traineeship|placement
повышени=advanc|profession|develop|further квалификац=qualif|profession|training
курс=course образован|образоват=education обучен=training|learning|study
финанс=financ|fund расход|затрат=cost|expens оплат|плат=pay сумм=amount|sum
стоимост=cost|price|fee взнос=fee|contribution налог=tax командир=travel|mission
прожива=accommod проезд=travel|transport страхов=insur виз=visa
спор|разноглас=disput|differenc переговор=negotiat|consult суд=court арбитраж=arbitra
изменен|дополнен=amend|chang|addition подпис=sign силу|силы|силой=force|effect
вступ=enter|into расторж|прекращ=terminat уведом=notif|notice письмен=writ|written
продл|пролонг=extend|extension|renew|prolong автоматич=automatic экземпляр=cop(?:y|ies)
язык=language текст=text русск=russian английск=english равн=equal|equally
координатор=coordinat ответственн\\w+\\s+лиц=contact|person адрес=address реквизит=details
устав=charter|statute доверенност=power\\s+of\\s+attorney основани=basis|ground
ректор=rector директор=director телефон=phone|tel почт=mail инн=tin|inn огрн=ogrn
интеллект=intellect|property результат=result|outcome|output отчет=report
форс|непреодол=force\\s+majeure обстоятельств=circumstanc закон=law|act
законодательств=legislat|law международн=international приложен=annex|append
мероприят=event|activit проект=project участник=particip участ=particip
ежегодн=annual|year количеств|числ=number материал=material доступ=access
библиотек=librar направлен=area|field|direction форм=form совместн=joint
информац=information размещ=publish|post|place сайт=site|website
"""


@cache
def concepts() -> tuple[tuple[re.Pattern, re.Pattern], ...]:
    found = []
    for pair in re.split(r"\s(?=[^\s=]+=)", " ".join(PAIRS.split())):
        russian, english = pair.split("=", 1)
        found.append(
            (re.compile(rf"\b(?:{russian})"), re.compile(rf"\b(?:{english.strip()})"))
        )
    return tuple(found)


def concepts_in(text: str, *, language: str) -> frozenset[int]:
    """Numbers of the pairs of which one side stands in the text."""
    told = text.lower().replace("ё", "е")
    side = 0 if language == "ru" else 1
    return frozenset(
        at for at, pair in enumerate(concepts()) if pair[side].search(told)
    )
