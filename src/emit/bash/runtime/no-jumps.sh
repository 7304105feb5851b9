# No text of this runbook leads to another step.
jump_key='' jump_label=''
find_jump() { :; }
is_loop() { return 1; }
name_rounds() { reply=$3; }
begin_round() { :; }
answer_rounds() { :; }
tell_rounds() { :; }
jump() { :; }
