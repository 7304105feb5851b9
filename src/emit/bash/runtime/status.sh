# --- Status and reset

show_status() {
	local n lock since pad held=''
	find_folder
	lock=$folder/lock
	show_opening
	gap
	[ -z "$run_name" ] || print_message run-named "$run_name"
	if read_holder "$lock" && [ -n "$held_by" ] && ! is_stale "$lock"; then
		find_seen
		print_message run-held "$held_by@${host%%:*}" "$process" "$since" "$clock"
		! find_waiting || print_message run-waits "$clock"
	else
		lock=
	fi
	if ! read_state; then
		print_message run-none
		return
	fi
	match_steps
	mark_begun
	count_handled
	if [ -n "$finished" ]; then
		tell_finished
	else
		tell_clock "$started"
		print_message run-found "$clock" "$handled" "$mains"
	fi
	tell_rounds
	gap
	for n in "${!steps[@]}"; do
		# What is kept apart is not open.
		((n < mains)) || [ -n "${outcomes[n]-}" ] || continue
		name_step "$n"
		describe "$n"
		pad="  ${steps[n]//?/ }  "
		put_said "$pad" "$pad"
	done
	show_summary
	# Here, a folder that is not there is no other case.
	if { ((sequence > 1)) && [ ! -e "$evidence" ]; } || is_evidence_gone; then
		name_gone
		put_said "  $warn" '  '
	fi
	tell_apart
}

reset_run() {
	find_folder
	if [ ! -e "$folder/state" ]; then
		print_message run-none
		return
	fi
	take_lock
	listen
	if read_state; then
		match_steps
		close_run
	else
		run=torn
		put_aside
	fi
	drop_commands
	over=yes
	print_message run-reset
}

# The list of steps: procedure by procedure, a line each, as wide as a screen.
show_list() {
	local n id widest=0 any='' level indent
	for n in "${!ids[@]}"; do
		case ${kinds[n]} in
		group | step) ((${#ids[n]} <= widest)) || widest=${#ids[n]} ;;
		esac
	done
	for n in "${!ids[@]}"; do
		id=${ids[n]} text=${texts[n]}
		case ${kinds[n]} in
		procedure)
			[ -z "$any" ] || gap
			any=yes
			said="$bold${text%%$'\n'*}$plain$faint  ($id)$plain"
			put_said '' ''
			;;
		group | step)
			level=${numbers[n]//[!.]/} indent=${numbers[n]##*.}.
			indent="${level//./   }$indent "
			summarize "$((columns - widest - 4 - ${#indent}))"
			printf "  %-${widest}s  %s\n" "$id" "$indent$shown"
			;;
		esac
	done
}

# name_step INDEX: a step's id and how its words begin, in a row.
name_step() {
	find_words "${steps[$1]}"
	summarize "$((columns - ${#steps[$1]} - 4))"
	print "  ${steps[$1]}  $shown"
}

# summarize WIDTH: sets `shown` to the beginning of the first paragraph of `text`
# that is no note, cut where it is longer.
summarize() {
	local row prefix hang content words='' piece
	count_bytes
	find_row
	split_row
	unmark "$content"
	shown=${shown//[$'\2'-$'\4']/}
	measure "$shown"
	if ((width > $1)); then
		text=$shown
		# Letters of one column each need no more than to be counted.
		if (($1 > 4)) && [[ $text != *[!\ -~]* ]]; then
			words=${text:0:$1-4}
			words=${words%"${words##* }"}
			words=${words%"${words##*[! ]}"}
			[ -z "$words" ] || text=
		fi
		while [ -n "$text" ]; do
			take_piece
			measure "$words$piece"
			((width <= $1 - 4)) || [ -z "$words" ] || break
			words+=$piece
		done
		shown="${words%"${words##*[! ]}"} ..."
	fi
	count_letters
}
