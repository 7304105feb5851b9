# All of this runbook is its main way.
away=''
tell_apart() { :; }
find_apart() { :; }
leave_for_apart() { :; }
come_back() { return 1; }
