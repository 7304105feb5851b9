# --- Ends

# count_outcome OUTCOME KEY [always]: a line of the summary, where there is any, and
# why steps that were not done came to it.
count_outcome() {
	local n row count=0 why=''
	for ((n = first; n <= last; n++)); do
		case ${outcomes[n]-} in "$1" | *-"$1") ;; *) continue ;; esac
		count=$((count + 1))
		case ${outcomes[n]} in
		skipped | not-applicable | *failed)
			name_reason "$n"
			[ -n "$said" ] || say_failed "$n"
			say skipped-because "${steps[n]}" "$said"
			if was_done "$n"; then
				row=$said
				say done-before
				said="$row; $said"
			fi
			;;
		undone | unknown | unchecked)
			if [ "$1" = undone ]; then name_undone "$n"; else name_begun "$n"; fi
			[ -z "${reasons[n]-}" ] || say skipped-because "$said" "${reasons[n]}"
			;;
		*) continue ;;
		esac
		why+="    $said"$'\n'
	done
	rest=$((rest - count))
	if [ "$count${3-}" != 0 ]; then
		hint '' "$2" "$count"
		printf %s "$why"
	fi
}

# note_done INDEX [WAY]: of steps of which one was to be done, adds to `several` one that was, in the
# order of the run.
note_done() {
	local order
	case ${outcomes[$1]-} in 'done' | already-done) ;; *) return 1 ;; esac
	read_end "$1"
	several[order]="${steps[$1]}${2:+ ($2)}"
}

# tell_several: says that they were.
tell_several() {
	printf -v said ', %s' "${several[@]}"
	hint '' done-several "${said#, }"
}

# read_round N: sets `id`, `hash`, `round`, `outcome` and `reason` to what was not done in an earlier
# round. Fails where this start was not asked for the step.
read_round() {
	IFS=' ' read -r id hash round outcome _ reason <<<"${undones[$1]}"
	! find_step "$id" || ((found >= first && found <= last))
}

# add_round ROUND: adds to `said` the rounds of loops that something was done in.
add_round() {
	case $1 in -) say step-before-rounds "$said" ;; *) say step-in-round "$said" "${1#-, }" ;; esac
}

# name_round: sets `said` to what `read_round` has found.
name_round() {
	name_outcome "$outcome"
	[ "$reason" = - ] || say skipped-because "$said" "$reason"
	set -- "$said"
	name_then "$id" "$hash"
	add_round "$round"
	say skipped-because "$said" "$1"
}

# What was not done in the rounds before, which the outcomes of steps do not tell.
count_rounds_before() {
	local n id hash round outcome reason count=0 why=''
	for ((n = 0; n < ${#undones[@]}; n++)); do
		read_round "$n" || continue
		count=$((count + 1))
		name_round
		why+="    $said"$'\n'
	done
	[ -n "$why" ] || return 0
	hint '' count-rounds "$count"
	printf %s "$why"
}

# list_gone [why]: sets `list` to what did not go well of steps that are no more in the article, each
# behind a semicolon; with the reasons.
list_gone() {
	local n id hash outcome reason
	list=
	for n in ${pasts[@]+"${pasts[@]}"}; do
		IFS=' ' read -r id hash outcome _ _ _ _ reason <<<"$n"
		case $outcome in ended-failed | gone-*) ;; *) continue ;; esac
		name_outcome "$outcome"
		[ -z "${1-}" ] || [ "${reason:--}" = - ] || say skipped-because "$said" "$reason"
		set -- "${1-}" "$said"
		name_then "$id" "$hash"
		say skipped-because "$said" "$2"
		list+="; $said"
	done
}

tell_gone() {
	local list
	list_gone why
	[ -z "$list" ] || hint '' article-gone "${list#; }"
}

# list_faults: sets `faults` to what did not go well of all that this start was asked for; once
# the run is over, of all of the run. With any of it, a run ends as a failure.
list_faults() {
	local n id round outcome reason list
	faults=$gone_failed
	list_gone
	faults+=$list
	for n in "${!steps[@]}"; do
		[ "${outcomes[n]-}" = ended-failed ] || continue
		((n >= first && n <= last)) || { [ -n "$finished" ] && ((n < mains)); } || continue
		name_outcome failed
		say skipped-because "${steps[n]}" "$said"
		faults+="; $said"
	done
	for ((n = 0; n < ${#undones[@]}; n++)); do
		read_round "$n" || [ -n "$finished" ] || continue
		[ "$outcome" != skipped ] || continue
		# Why is in the summary.
		reason=-
		name_round
		faults+="; $said"
	done
	add_undo_faults
	faults=${faults#; }
}

# How the last run ended, which is over.
tell_finished() {
	list_faults
	if [ -n "$faults" ]; then
		print_message run-failed "$faults"
	else
		print_message run-finished
	fi
}

show_summary() {
	local rest=$((last - first + 1))
	headline "$bold" summary
	count_outcome 'done' count-done always
	count_outcome skipped count-skipped always
	count_cases
	count_outcome left-out count-left-out
	count_outcome failed count-failed
	count_outcome unknown count-unknown
	count_tried
	count_rounds_before
	tell_ways
	tell_others
	tell_mixed
	hint '' count-open "$rest"
	tell_gone
	tell_apart_open
	tell_deeds
	tell_asides
	[ -z "$evidence" ] || hint '' evidence-in "$evidence"
}

# Sets `found` to the step at which the run stops: one that is over was only looked at, and one
# that was rolled back is open.
find_stop() {
	for ((found = first; found <= last; found++)); do is_handled "$found" || return 0; done
	found=$current
}

# show_way_on OUTCOME: where the run stops, but for an interrupt, which has said so, and what
# goes on from there.
show_way_on() {
	local command found
	find_stop
	printf -v command %q "$0"
	[[ $0 = */* && -x $0 ]] || command="bash $command"
	[ -z "$only" ] || command+=" --only $only"
	# Where it was begun with a later step, those before it are not gone back to.
	[ -z "$from" ] || command+=" --from ${steps[found]}"
	[ -z "$unattended" ] || command+=' --unattended'
	[ -z "$answers" ] || { whole_path "$answers" && printf -v command '%s --answers %q' "$command" "$path"; }
	[ -z "$state_folder" ] || printf -v command '%s --state %q' "$command" "$state_folder"
	command+="${run_name:+ --run $run_name} --lang ${tags[language]}"
	command=$'\n\n  '$code_style$command$plain
	case $1 in
	interrupted) print_message to-go-on "$command" ;;
	*) print_message stopped-at "${steps[found]}" "$command" ;;
	esac
}

# end_run OUTCOME STATUS: ends this start of the run, and records how.
end_run() {
	end_undisturbed
	if [ -n "$entered" ] && [ -z "$over" ]; then
		over=yes found_end=''
		read_clock
		local found=$current next shown
		# An interrupt is told where it came.
		[ "$1" = interrupted ] || find_stop
		next=${steps[found]-}
		if ((current > last)); then
			# All that was asked for is told of by its last step, where more is open.
			next=${steps[last]}
			[ -z "$finished" ] || next=
		fi
		shown=
		[ "$1" != needs-person ] || cover "$problem"
		begin_record end step "$next" end "$now" outcome "$1" status "$2" reason "$shown"
		finish_record
	fi
	exit "$2"
}

# end_early OUTCOME STATUS: the same before all is done, and how to go on.
end_early() {
	end_undisturbed
	come_back
	[ "$1" = interrupted ] || gap
	show_way_on "$1"
	show_summary
	end_run "$1" "$2"
}

# leave_to_person [KEY [LINE]]: ends where nobody answers, and says so, and which line of answers
# would have done.
leave_to_person() {
	local key=needs-person outcome=needs-person
	end_undisturbed
	# Whoever ends the input was there.
	[ "${1-}" != input-ended ] || [ ! -t 0 ] || key=$1 outcome=stopped
	[ -z "$unattended" ] || key='unattended-needs-person'
	warn_of "$key" "${steps[current]}" '--answers FILE' "${2-${steps[current]} = done}"
	end_early "$outcome" 3
}

# Ends, once what was run and can be undone has been looked at.
quit() {
	offer_undo
	end_early stopped 130
}

# interrupt SIGNAL: ends the run, or the command that runs.
interrupt() {
	# The signal may have come while a line was read, without separators.
	local IFS=$' \t\n' at
	halts "$1" && return
	[ "$mode" != reset ] || exit 130
	end_undisturbed
	ending=yes
	((current <= last)) || current=$last
	if [ -z "$entered" ]; then
		printf '%s\n\n' "$modes"
		print_message interrupted "${steps[current]}"
		show_way_on interrupted
		stop 130
	fi
	# What is rolled back may be another step.
	at=${at_step:-${steps[current]}}
	printf '%s\n\n' "$modes"
	[ -z "$busy" ] || interrupt_command "$1"
	print_message interrupted "$at"
	end_early interrupted 130
}

# Whatever the end: nothing of ours is left but the state and the evidence.
clean_up() {
	end_undisturbed
	local IFS=$' \t\n' process
	exec 2>/dev/null
	end_commands
	# Nobody shows any more what still prints.
	for process in $(jobs -pr); do kill -s KILL "$process"; done
	at_once='' typing_hidden=''
	[ -z "$terminal" ] || set_terminal
	let_go "$evidence.lock"
	let_go "$lock"
}
