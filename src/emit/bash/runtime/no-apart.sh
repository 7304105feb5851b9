# All of this runbook is its main way.
away='' apart_key='' apart_label=''
tell_apart() { :; }
find_apart() { :; }
leave_for_apart() { :; }
come_back() { return 1; }
