# No step of this runbook applies in a case that somebody has to decide.
is_case() { return 1; }
decide_case() { return 1; }
