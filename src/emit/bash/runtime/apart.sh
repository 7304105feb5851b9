# --- Kept apart

# Where a step was left for such a procedure: its index, and what was to be done then.
away=''

# list_apart: a row for each procedure that is kept apart.
list_apart() {
	local id
	for id in $aparts; do
		find_words "$id"
		said="$id  ${text%%$'\n'*}"
		put_said '  ' "  ${id//?/ }  "
	done
}

# Says at the end which procedures there are besides, and how each is begun.
tell_apart() {
	((first < mains)) || return 0
	gap
	print_message apart-there --only
	list_apart
}

# Names in the summary the steps that are open in such a procedure that was begun.
tell_apart_open() {
	local n id begun open list=''
	for id in $aparts; do
		begun='' open=''
		for n in "${!steps[@]}"; do
			[[ ${steps[n]} = "$id".* ]] || continue
			((n < first || n > last)) || continue
			begun+=${outcomes[n]-}
			is_handled "$n" || open+=", ${steps[n]}"
		done
		list+=${begun:+$open}
	done
	[ -z "$list" ] || hint '' apart-open "${list#, }"
}

# Adds to the keys of a question about what has failed how such a procedure is begun there.
find_apart() {
	if [ -z "$away" ] && [ -z "$only" ]; then keys+=e labels+=' answer-apart'; fi
}

# leave_for_apart INDEX: goes on in a procedure that is kept apart. The step stays as it is.
leave_for_apart() {
	gap
	list_apart
	reply=$aparts
	case $aparts in *' '*) ask_text ask-apart "${aparts// /, }" || return 0 ;; esac
	case " $aparts " in
	*" $reply "*) ;;
	*)
		hint "$warn" unknown-answer "${aparts// /, }"
		return
		;;
	esac
	away="$1 $first $lowest $last $furthest"
	find_steps "$reply"
	lowest=$first furthest=$first
	move=$((first - $1))
}

# Goes back to the step that was left. Fails where none was.
come_back() {
	[ -n "$away" ] || return 1
	local IFS=' '
	read -r current first lowest last furthest <<<"$away"
	away=
}
