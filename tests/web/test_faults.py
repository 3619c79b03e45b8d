"""What goes wrong in an office's day: two at once, a kill, a database away, a full disk, a job taken up twice."""

import os

import pytest

from tests.engines import Databases

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def test_of_two_who_report_at_once_one_wins_and_the_other_is_told_and_loses_no_word(databases: Databases) -> None:
    databases.ran("race", databases.town(), "4")


def test_a_process_that_is_killed_leaves_every_action_whole_or_absent(databases: Databases) -> None:
    # `python -m bench killed` does the same two hundred times.
    done, written = map(int, databases.ran("kill", databases.town(), "5", "1").split())
    assert 5 <= done <= written


def test_while_the_database_is_away_people_are_told_and_then_go_on(databases: Databases) -> None:
    databases.ran("away", databases.town())


def test_a_full_disk_keeps_nothing_of_a_file_and_says_so(databases: Databases) -> None:
    databases.ran("full", databases.town())


def test_a_job_that_is_taken_up_four_times_is_done_once(databases: Databases) -> None:
    databases.ran("jobs_twice", databases.town())
