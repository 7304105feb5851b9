# --- Steps

busy='' ending=''

# can INDEX WHAT: whether a step has a flag, or commands of a kind.
can() {
	[[ ${does[$1]} = *" $2 "* ]]
}

# Shows what the step at an index is part of, but for what is open already.
enter_sections() {
	local section
	for section in ${within[$1]}; do
		if [[ " $opened " != *" $section "* ]]; then
			case $section in
			*.*) show_step "$section" ;;
			*) show_procedure "$section" ;;
			esac
		fi
	done
	# A step that has substeps was shown when it was asked about.
	opened="${within[$1]} ${steps[$1]}"
}

# set_outcome INDEX OUTCOME STATUS REASON BY: that a step is over.
set_outcome() {
	hold
	read_clock
	name_rounds "$1" "$2" "$4"
	cover "$reply"
	[ "$2" != 'done' ] || add_word "$1"
	outcomes[$1]=$2 statuses[$1]=$3
	[ "$2" != 'done' ] || stood[$1]=yes
	set_reason "$1" "$shown"
	# What another step decides has not taken the time since this one was tried.
	if [ "$2" = left-out ] || [ "${under_way:-$1}" != "$1" ]; then began[$1]=$now; fi
	began[$1]=${began[$1]:-$now} ended[$1]=$now+$((sequence + 1)) again[$1]=1
	at_step='' move=1
	# What was done with a value that does not count any more is open with the one that does.
	case $2/$as_begun in "done/$1") ! now_otherwise "$1" || { outcomes[$1]='' move=0; } ;; esac
	begin_record step step "${steps[$1]}" hash "${hashes[$1]}" start "${began[$1]}" \
		end "$now" outcome "${2#ended-}" status "$3" by "$5" reason "$shown"
	record+=$told
	case $2/$5/$as_begun in done/operator/* | done/answers/* | */"$1") tell_word "$1" ;; esac
	[ "$2" != 'done' ] || drop_asides "$1" "${with[$1]-}" 'done'
	finish_record "$1"
}

# say_done INDEX BY: records that somebody says a step is done; an operator who says so of
# one that has failed, or that nothing here has done or checked, says why: one key is pressed soon.
say_done() {
	reply=
	case $2:${outcomes[$1]-} in
	operator:*failed) ask_text ask-done-reason || return 0 ;;
	operator:*) ! is_unproved "$1" || ask_text ask-done-reason || return 0 ;;
	esac
	set_outcome "$1" 'done' '' "$reply" "$2"
}

take_note() {
	ask_text ask-note || return 0
	cover "$reply"
	record_note "$1" "$shown"
	hint "$faint" noted
}

# record_note INDEX TEXT
record_note() {
	read_clock
	begin_record note step "${steps[$1]}" hash "${hashes[$1]}" start "$now" note "$2"
	finish_record "$1"
}

# An answer from the file; fails where it has none for the step.
answer_step() {
	find_answer "${steps[$1]}" || return 1
	case $given in yes | no) return 1 ;; esac
	# Who has just rolled it back is asked.
	[ "${outcomes[$1]-}" != undone ] || nobody_there || return 1
	gap
	cover "$given"
	print "  $faint${steps[$1]} = $shown$plain"
	case $given in
	run) attempt "$1" ;;
	'done') take_done "$1" answers ;;
	once | *' rounds') answer_rounds "$1" "$given" ;;
	*)
		case ${outcomes[$1]-} in
		'done' | already-done)
			# What is done stays done.
			warn_of answer-unused "${steps[$1]} = $shown"
			move=1
			;;
		*) set_outcome "$1" skipped '' "${given#skip }" answers ;;
		esac
		;;
	esac
}

# Handles a step that is over: nothing of it changes unless that is asked for.
ask_over() {
	local keys=cr labels='answer-on answer-redo'
	can_undo "$1" && keys+=u labels+=' answer-undo'
	offer_undone "$1"
	open_question
	describe "$1"
	tell_values_then "$1"
	put_said '  ' '  '
	! is_to_mend "$1" || put_said "  $warn" '  '
	hint "$faint" question-over
	choose "${keys}b$jump_key$way_key${value_key}nq" "$labels answer-back $jump_label $way_label $value_label answer-note answer-quit" c
}

# is_looked_at INDEX: whether a step is over and shown as that, though it is named or gone back
# to: it is done again where somebody who sees that says so, or the answers do.
is_looked_at() {
	is_handled "$1" || return 1
	(($1 >= furthest)) && ! is_to_mend "$1" || return 0
	! nobody_there || return 1
	find_answer "${steps[$1]}" || return 0
	case $given in yes | no) return 0 ;; esac
	return 1
}

# Does what an answer means at any question about a step.
take_answer() {
	case $answer in
	c) move=1 ;;
	s)
		ask_text ask-skip-reason &&
			set_outcome "$1" skipped '' "$reply" operator
		;;
	f)
		ask_text ask-fail-reason &&
			set_outcome "$1" ended-failed "${statuses[$1]-}" "$reply" operator
		;;
	u) undo_step "$1" ;;
	w) ! ask_text ask-undone-reason "${steps[$1]}" || say_undone "$1" operator "$reply" ;;
	b)
		if (($1 > lowest)); then
			step_back "$1"
		elif [ -n "$away" ]; then
			move=$((last + 1 - $1))
		else
			hint "$warn" already-first
		fi
		;;
	n) take_note "$1" ;;
	v) change_value "$1" ;;
	g) jump "$1" ;;
	o) change_way "$1" ;;
	a) begin_round "$1" operator ;;
	e) leave_for_apart "$1" ;;
	*) quit ;;
	esac
}

# show_all INDEX: a step with all that is said of it before it is asked about.
show_all() {
	local key
	show_step "${steps[$1]}" "$1"
	show_routine "$1"
	# Why a person is asked, or does it, is a flag that is said by its own name.
	for key in ${does[$1]}; do
		case $key in asks-* | by-hand | left-*)
			gap
			hint "$faint" "$key"
			;;
		esac
	done
}

# show_last INDEX: what has come of it until now.
show_last() {
	[ -n "${outcomes[$1]-}" ] || return 0
	gap
	describe "$1"
	put_said '  ' '  '
	show_trouble
}

# Shows the step at an index and has it handled; sets `move`. Questions are about the step that
# is `under_way`, where there is one.
do_step() {
	local keys labels under_way='' looked='' named=$redo
	move=0
	[ -z "$from" ] || (($1 > first)) || named=yes
	refit
	[ "$mode" = dry-run ] || is_handled "$1" || ! take_ways "$1" || return 0
	# That it is named, or a run goes on, asks for nothing that is done.
	if [ -n "$mending$named" ] && is_handled "$1" && nobody_there; then
		find_answer "${steps[$1]}" || given=no
		case ${outcomes[$1]}/$given in left-out/* | */yes | */no)
			move=1
			[ -n "$named" ] || return 0
			describe "$1"
			gap
			hint '' step-not-redone "${steps[$1]}" "$said"
			return
			;;
		esac
	fi
	enter_sections "$1"
	show_all "$1"
	find_jump "$1"
	find_own_way "$1"
	if [ "$mode" = dry-run ]; then
		move=1
		return
	fi
	under_way=$1 trouble=() trouble_line=
	tell_covered "$1"
	if is_looked_at "$1"; then
		answer='' looked=yes
		while ((move == 0)) && [ "$answer" != r ] && is_handled "$1"; do
			ask_over "$1"
			[ "$answer" = r ] || take_answer "$1"
		done
	elif handle_unknown "$1"; then
		return
	fi
	((move)) && return 0
	[ -z "$looked" ] || ! renew_case "$1" || return 0
	case ${outcomes[$1]:-${stood[$1]-}} in
	failed | undone | unchecked | yes)
		gap
		describe "$1"
		put_said '  ' '  '
		;;
	esac
	read_clock
	began[$1]=$now
	if [ -z "$looked" ] && (($1 >= furthest)) && { decide_case "$1" || is_done "$1" || answer_step "$1" || run_unasked "$1"; }; then
		return
	fi
	nobody_there || ask_put_off "$1"
	while ((move == 0)); do
		# What ran it may just have been killed.
		if handle_unknown "$1"; then return; fi
		keys='' labels=''
		need_person
		open_question
		if can "$1" verifies; then
			hint "$faint" question-verify
		else
			offer_run "$1" || hint "$faint" question
		fi
		keys+=d labels+=' answer-done'
		case $keys:${outcomes[$1]-} in d:* | *:failed | *:un*) keys+=f labels+=' answer-failed' ;; esac
		[ "${outcomes[$1]-}" != failed ] || find_apart
		# Of one that is over, it was offered just before.
		is_handled "$1" || ! can_undo "$1" || { keys+=u && labels+=' answer-undo'; }
		choose "${keys}sb$jump_key$way_key${value_key}nq" "$labels answer-skip answer-back $jump_label $way_label $value_label answer-note answer-quit" ''
		[ "$answer" = q ] || confirm_read
		case $answer in
		r) attempt "$1" ;;
		d) take_done "$1" operator ;;
		*) take_answer "$1" ;;
		esac
	done
}
