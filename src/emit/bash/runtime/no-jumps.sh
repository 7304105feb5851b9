# No text of this runbook leads to another step.
jump_key='' jump_label=''
find_jump() { :; }
jump() { :; }
