"""Addresses of the olympiad, put together from those who do one thing each."""

from mosty.olympiad.urls import bank, registering, setting, taking, watching

machine_urls = [*taking.machine_urls, *bank.machine_urls]
portal_urls = [*taking.portal_urls, *registering.portal_urls]
office_urls = [
    *bank.office_urls,
    *registering.office_urls,
    *watching.office_urls,
    *taking.office_urls,
    *setting.office_urls,
]
