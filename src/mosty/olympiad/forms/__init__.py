"""Input of the office: editions, rounds, papers, tasks of the bank, files of tasks."""
