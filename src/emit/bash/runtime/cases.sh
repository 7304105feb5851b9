# --- Cases

# What is known of cases since this start: ` p1.2=yes`.
cases=

# The one that is asked about once more.
doubted=

# name_case OUTCOME: sets `said` to it where a case has decided it.
name_case() {
	[ "$1" = not-applicable ] && say outcome-not-applicable
}

count_cases() { count_outcome not-applicable count-not-applicable; }

# is_case ID: whether a step applies in a case that somebody has to decide.
is_case() {
	[[ ${does[*]} =~ [=,]"$1"[-,\ ] ]]
}

# find_case ID: sets `verdict` to whether the case of a step holds, as far as that is known,
# and `told_by` where the answers file has just said so.
find_case() {
	local n
	told_by='' verdict=
	[ "$1" != "$doubted" ] || return 0
	case "$cases " in
	*" $1=yes "*) verdict=yes ;;
	*" $1=no "*) verdict=no ;;
	*)
		# What has come of it tells of an earlier start.
		for n in "${!steps[@]}"; do
			[[ ${steps[n]}. = "$1".* ]] || continue
			case ${outcomes[n]:-open}:${reasons[n]-} in
			# What a choice has left out was never asked about.
			open:* | undone:* | left-out:* | skipped:*) ;;
			"not-applicable:$1 = no") verdict=no ;;
			not-applicable:*' = no') ;;
			*) verdict=yes ;;
			esac
		done
		if [ -z "$verdict" ] && find_answer "$1"; then
			told_by=answers
			case $given in
			yes | no) verdict=$given ;;
			run | 'done') verdict=yes ;;
			esac
		fi
		;;
	esac
}

# ask_case INDEX ID: asks whether the case of a step holds; fails where `move` is set instead.
ask_case() {
	local answer=''
	! nobody_there || leave_to_person needs-person "$2 = yes"
	while ((move == 0)); do
		open_question
		hint "$faint" question-case "$2"
		choose ynbq 'answer-yes answer-no answer-back answer-quit' ''
		told_by=operator
		case $answer in
		y) verdict=yes ;;
		n) verdict=no ;;
		*)
			take_answer "$1"
			continue
			;;
		esac
		confirm_read
		return 0
	done
	return 1
}

# decide_case INDEX [CHOICE]: leaves out a step whose cases do not hold, with all that is in
# them; of those around a choice alone, where it stands between several ways. Fails where it is
# due.
decide_case() {
	local id case verdict told_by n by=operator stands=''
	[[ ${does[$1]} =~ ' cases='([^ ]*) ]] || return 1
	# What is said of the step itself counts; that a case holds is said all the same.
	if find_answer "${steps[$1]}"; then
		case $given in yes | no) ;; *) stands=yes ;; esac
	fi
	if nobody_there; then by=answers; fi
	for case in ${BASH_REMATCH[1]//,/ }; do
		# Of the other part, the case is that of the step before it. Where that was left out
		# for another reason, nobody knows.
		id=${case#*-}
		[ -z "${2-}" ] || [[ $2. = "${case%-*}".* ]] || continue
		find_case "$id"
		[ -z "$stands" ] || [ "$id $told_by $given" = "$case answers yes" ] || continue
		if [ -z "$verdict" ] && [ "$id" != "$case" ]; then
			id=${case%-*} case=$id
			find_case "$id"
		fi
		[ -n "$verdict" ] || ask_case "$1" "$id" || return 0
		forget_case "$id"
		cases+=" $id=$verdict"
		reopen_case "$id" "$verdict"
		if [ "$verdict" = yes ] && [ "$id" = "$case" ]; then
			note_case "$1"
		elif [ "$verdict" = no ] && [ "$id" != "$case" ]; then
			continue
		elif [ "$id" = "$case" ] && can "$1" otherwise; then
			note_case "$1"
			gap
			hint '' case-otherwise
		else
			for ((n = $1; n <= last; n++)); do
				[ "$n" = "$1" ] || [[ ${steps[n]}. = "${case%-*}".* ]] || continue
				is_handled "$n" || set_outcome "$n" not-applicable '' "$id = $verdict" "${told_by:-$by}"
			done
			gap
			describe "$1"
			put_said '  ' '  '
			return 0
		fi
	done
	return 1
}

# forget_case ID: what is known of a case.
forget_case() {
	cases=${cases/" $1=yes"/}
	cases=${cases/" $1=no"/}
}

# reopen_case ID VERDICT: what was left out since the other was so is open again.
reopen_case() {
	local n
	for n in "${!steps[@]}"; do
		case ${outcomes[n]-}:${reasons[n]-} in
		"not-applicable:$1 = $2") ;;
		"not-applicable:$1 = "*) outcomes[n]='' reasons[n]='' ended[n]='' ;;
		esac
	done
}

# renew_case INDEX: asks once more for the case of a step that was left out by that, and is to be
# done, or that was rolled back. Whether it is not due.
renew_case() {
	local id
	doubted=
	[[ ${does[$1]} =~ ' cases='([^ ]*) ]] || return 1
	case ${outcomes[$1]-} in
	not-applicable) doubted=${reasons[$1]%% = *} ;;
	undone) for id in ${BASH_REMATCH[1]//,/ }; do forget_case "${id#*-}"; done ;;
	*) return 1 ;;
	esac
	decide_case "$1"
	id=$?
	doubted=
	return "$id"
}

# Adds to the summary where a step was done, and what was to be done otherwise, too.
tell_others() {
	local n at case seen=' ' several found
	for n in "${!steps[@]}"; do
		[[ ${does[n]} =~ ' cases='([^ ]*) ]] || continue
		for case in ${BASH_REMATCH[1]//,/ }; do
			case $case$seen in *-*' '"$case "*) continue ;; *-*) ;; *) continue ;; esac
			seen+="$case " several=() found=
			for at in "${!steps[@]}"; do
				case ${steps[at]}. in
				"${case%-*}".*) ! note_done "$at" || found+="1" ;;
				"${case#*-}".*) ! note_done "$at" || found+="2" ;;
				esac
			done
			case $found in *1*2* | *2*1*) tell_several ;; esac
		done
	done
}

# Records what somebody has just said of a case.
note_case() {
	if [ -n "$told_by" ]; then
		read_clock
		begin_record note step "${steps[$1]}" hash "${hashes[$1]}" start "$now" by "$told_by" note "$id = $verdict"
		finish_record
	fi
}
