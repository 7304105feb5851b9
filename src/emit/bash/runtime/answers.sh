# --- Answers from a file

answer_names=() answer_values=()
# What the lines until now answer, and how.
answered=() answered_so=()

# Reads the answers file; refuses a line that is none.
read_answers() {
	local value name number=0
	[ -n "$answers" ] || return 0
	if [ ! -r "$answers" ] || [ -d "$answers" ]; then
		refuse answers-unreadable "$answers"
	fi
	while IFS= read -r line || [ -n "$line" ]; do
		number=$((number + 1))
		trim "${line#$'\xef\xbb\xbf'}"
		line=$reply
		case $line in
		'' | '#'*) continue ;;
		esac
		trim "${line#*=}"
		value=$reply
		trim "${line%%=*}"
		name=$reply
		if [ "$name" != "$line" ] && is_way "$name" "$value"; then
			answer_once "$number" "$name" "$value" way
			continue
		fi
		if [ "$name" = "$line" ] || ! is_answer "$name" "$value"; then
			refuse answers-wrong "$number" "${name//[[:cntrl:]]/}"
		fi
		case $value in yes | no) reply=case ;; *) reply= ;; esac
		answer_once "$number" "$name" "$value" "$reply"
		answer_names+=("$name")
		answer_values+=("$value")
	done <"$answers"
}

# answer_once LINE NAME VALUE KIND: refuses what a line above it says otherwise. That a case holds, or
# which way is chosen, is no answer about the same step.
answer_once() {
	local n key="$4 $2" value=$3 found=''
	if [ -n "$value_key" ] && find_parameter "$2"; then
		unquote_value "$3"
		key="value $found" value=$unquoted
	fi
	for ((n = 0; n < ${#answered[@]}; n++)); do
		[ "${answered[n]}" = "$key" ] && [ "${answered_so[n]}" != "$value" ] || continue
		set -- "$1" "$2" "${answered_so[n]}" "$value"
		[ -z "$found" ] || [ -z "${secrets[found]}" ] || set -- "$1" "$2" '****' '****'
		say set-twice "$2" "$3" "$4"
		refuse answers-wrong "$1" "$said"
	done
	answered+=("$key") answered_so+=("$value")
}

# is_answer NAME VALUE: whether the line of an answers file means something.
is_answer() {
	case "$1=$2" in
	acknowledge=yes | tools=ignore | resume=continue | resume=new) return 0 ;;
	acknowledge=* | tools=* | resume=* | *[[:cntrl:]]*) return 1 ;;
	esac
	case $2 in
	yes | no) ! is_case "$1" || return 0 ;;
	'done' | 'skip '?*) [[ ! $1 =~ ^(p[0-9.]+|[0-9a-f]{16})[.]gone$ ]] || return 0 ;;
	esac
	if find_step "${1%.unknown}"; then
		case $2 in
		'done' | 'skip '?*) ;;
		once | [1-9]' rounds' | [1-9][0-9]' rounds') is_loop "$found" ;;
		undone) [[ $1 = *.unknown ]] && can "$found" rollback ;;
		# What has no commands cannot be done by them.
		run) [ "${runs[found]}" -gt 0 ] ;;
		*) return 1 ;;
		esac
	else
		is_value "$1" "$2"
	fi
}

# find_answer NAME: sets `given` to the value in the answers file; the last one
# counts.
find_answer() {
	local n
	for ((n = ${#answer_names[@]} - 1; n >= 0; n--)); do
		[ "${answer_names[n]}" = "$1" ] || continue
		given=${answer_values[n]}
		return
	done
	return 1
}
