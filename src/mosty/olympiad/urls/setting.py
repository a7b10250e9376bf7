"""Editions, rounds, papers and their windows."""

from django.urls import path

from mosty.olympiad.views import setting, setting_papers, setting_rounds

office_urls = [
    path("", setting.editions, name="editions"),
    path("add", setting.add_edition, name="add_edition"),
    path("practice", setting.found_practice, name="found_practice"),
    path("<int:pk>/", setting.edition, name="edition"),
    path("<int:pk>/edit", setting.edit_edition, name="edit_edition"),
    path("<int:pk>/close", setting.close_edition, name="close_edition"),
    path("<int:pk>/rounds/add", setting_rounds.add_round, name="add_round"),
    path("<int:pk>/tracks/add", setting_rounds.add_track, name="add_track"),
    path("tracks/<int:pk>/edit", setting_rounds.edit_track, name="edit_track"),
    path("rounds/<int:pk>/", setting_rounds.round_page, name="round"),
    path("rounds/<int:pk>/edit", setting_rounds.edit_round, name="edit_round"),
    path("rounds/<int:pk>/remove", setting_rounds.remove_round, name="remove_round"),
    path("rounds/<int:pk>/checklist", setting_rounds.check_list, name="checklist"),
    path("rounds/<int:pk>/release", setting_rounds.release, name="release"),
    path("rounds/<int:pk>/take-back", setting_rounds.take_back, name="take_back"),
    path("rounds/<int:pk>/unchecked", setting_rounds.unchecked, name="unchecked"),
    path("rounds/<int:pk>/groups/add", setting_rounds.add_group, name="add_group"),
    path("groups/<int:pk>/edit", setting_rounds.edit_group, name="edit_group"),
    path("groups/<int:pk>/window", setting_rounds.move_window, name="move_window"),
    path("groups/<int:pk>/remove", setting_rounds.remove_group, name="remove_group"),
    path("rounds/<int:pk>/papers/add", setting_papers.add_paper, name="add_paper"),
    path("papers/<int:pk>/edit", setting_papers.edit_paper, name="edit_paper"),
    path("papers/<int:pk>/remove", setting_papers.remove_paper, name="remove_paper"),
    path("rounds/<int:pk>/tasks", setting_papers.round_tasks, name="round_tasks"),
    path("rounds/<int:pk>/variants", setting_papers.variants, name="variants"),
    path("rounds/<int:pk>/drawing", setting_papers.drawing, name="drawing"),
    path("variants/<int:pk>/drawn", setting_papers.drawn, name="drawn"),
]
