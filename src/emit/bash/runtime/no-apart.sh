# All of this runbook is its main way.
away=''
tell_apart() { :; }
tell_apart_open() { :; }
find_apart() { :; }
leave_for_apart() { :; }
come_back() { return 1; }
