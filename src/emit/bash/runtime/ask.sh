# --- Asking

# Sets `line` to a line from the terminal; fails where no more can come. A
# signal that comes just before a read begins is seen only when it ends, so no
# read waits for longer than a second.
read_line() {
	local before state
	while :; do
		before=$SECONDS
		if IFS= read -r -t 1 ${typing_hidden:+-s} line; then
			return 0
		else
			state=$?
		fi
		# Above 128 the time was over; bash 3.2 has 1 for that and for the end.
		if [ "$state" -le 128 ]; then
			if [ "${BASH_VERSINFO[0]}" -gt 3 ] || [ "$SECONDS" = "$before" ]; then
				return 1
			fi
		fi
	done
}

# Sets `reply` to a line that the operator types, without what could harm.
read_reply() {
	if [ -n "$unattended" ] || [ ! -t 0 ]; then
		leave_to_person
	fi
	if ! read_line; then
		gap
		leave_to_person
	fi
	trim "${line//[[:cntrl:]]/}"
}

# trim TEXT: sets `reply` to a text without the space around it.
trim() {
	reply=${1#"${1%%[![:space:]]*}"}
	reply=${reply%"${reply##*[![:space:]]}"}
}

# Waits until what is on the screen has been read.
wait_for_reader() {
	gap
	say continue-after-reading
	printf '%s ' "$said"
	read_reply
	case $reply in
	q | Q) quit ;;
	esac
}

# choose KEYS LABELS DEFAULT: sets `answer` to one of the keys, which stand for
# the messages in turn. Enter is the default, where there is one.
choose() {
	local keys=$1 labels=$2 label key line_of_keys='' names='' n=0
	for label in $labels; do
		key=${keys:n:1}
		say "$label"
		line_of_keys="$line_of_keys  [$bold$key$plain] $said"
		names="${names:+$names, }$key"
		n=$((n + 1))
	done
	while :; do
		printf '%s > ' "$line_of_keys"
		read_reply
		if [ -z "$reply" ] && [ -n "$3" ]; then
			reply=$3
		fi
		shopt -s nocasematch
		for ((n = 0; n < ${#keys}; n++)); do
			if [[ $reply = "${keys:n:1}" ]]; then
				shopt -u nocasematch
				answer=${keys:n:1}
				return
			fi
		done
		shopt -u nocasematch
		hint "$warn" unknown-answer "$names"
	done
}

# ask_text KEY: sets `reply` to an answer that is not empty.
ask_text() {
	hint '' "$1"
	while :; do
		printf '  > '
		read_reply
		if [ -n "$reply" ]; then
			return
		fi
		hint "$warn" reason-needed
	done
}
