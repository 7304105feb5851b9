# Nothing in this runbook is one of several ways.
way_key='' way_label='' introduced=''
is_way() { return 1; }
take_ways() { return 1; }
step_back() { move=-1; }
is_passed() { return 1; }
is_other() { return 1; }
next_ways() { :; }
set_ways() { :; }
give_ways() { :; }
tell_ways() { :; }
add_ways() { :; }
find_own_way() { :; }
show_ways() { :; }
write_ways() { :; }
read_way() { :; }
forget_ways() { :; }
