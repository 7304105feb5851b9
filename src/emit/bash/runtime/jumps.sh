# --- Jumps

# find_jump INDEX: whether the text of a step leads to others, and may be followed.
find_jump() {
	leads='' jump_key='' jump_label=''
	find_loop "$1"
	[[ ${does[$1]} =~ ' goes='([^ ]*) ]] || return 0
	leads=${BASH_REMATCH[1]} jump_key+=g jump_label+=' answer-go'
}

# find_target ID: sets `target` to the first step that an id names or holds.
find_target() {
	for ((target = lowest; target <= last; target++)); do
		case ${steps[target]}. in "$1".*) return ;; esac
	done
	return 1
}

# jump INDEX: goes on at a step that the text leads to. What is open before it is left
# out; a step that leads on without commands is done by that.
jump() {
	local n target way
	reply=$leads
	case $leads in *,*) ask_text ask-jump "${leads//,/, }" || return 0 ;; esac
	if [[ ,$leads, != *",$reply,"* ]] || ! find_target "$reply"; then
		hint "$warn" unknown-answer "${leads//,/, }"
		return
	fi
	way="${steps[$1]} → $reply"
	for ((n = $1; n < target; n++)); do
		is_handled "$n" && continue
		if ((n == $1 && runs[n] == 0)); then
			set_outcome "$n" 'done' '' "$way" operator
		else
			set_outcome "$n" skipped '' "$way" operator
		fi
	done
	move=$((target - $1))
}
