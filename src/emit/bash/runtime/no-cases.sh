# No step of this runbook applies in a case that somebody has to decide.
is_case() { return 1; }
decide_case() { return 1; }
renew_case() { return 1; }
tell_others() { :; }
# What an earlier version of it has left out was skipped.
name_case() { [ "$1" = not-applicable ] && say outcome-skipped; }
count_cases() { count_outcome not-applicable count-skipped; }
