# No step of this runbook tells to do others again.
find_loop() { :; }
is_loop() { return 1; }
set_reason() { reasons[$1]=$2; }
name_rounds() { reply=$3; }
begin_round() { :; }
answer_rounds() { :; }
tell_rounds() { :; }
keep_rounds() { :; }
add_loops() { :; }
enter_rounds() { : "$state_tells"; }
find_rounds() { rounds='' && : "$rounds"; }
