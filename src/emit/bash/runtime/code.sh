# --- Code of steps

code_keys=() codes=() guards=() command_number=0

# keep_code WHAT [GUARD]: code of the latest step.
keep_code() {
	take
	local n=${#codes[@]}
	code_keys[n]="${steps[${#steps[@]} - 1]} $1" codes[n]=$text guards[n]=${2-}
}

# mark_latest FLAG
mark_latest() {
	local n=$((${#steps[@]} - 1))
	does[n]="${does[n]}$1 "
}

# run [GUARD]: a command; how its failures count, where not by each command of it.
run() {
	local n=$((${#steps[@]} - 1))
	command_number=$((runs[n] + 1))
	runs[n]=$command_number
	keep_code "run $command_number" "${1-}"
}

check() {
	mark_latest check
	keep_code check "${1-}"
}

verify() {
	mark_latest verify
	keep_code verify "${1-}"
}

undo() {
	mark_latest rollback
	keep_code rollback "${1-}"
}

# prints FLAG...: what the command above should print.
prints() {
	keep_code "prints $command_number $*"
}

# pattern FLAG...: what must be found in it.
pattern() {
	keep_code "pattern $command_number $*"
}

# find_code KEY: sets `code` to the code of a step, and `guard` to its guard.
find_code() {
	local n
	for ((n = 0; n < ${#codes[@]}; n++)); do
		if [ "${code_keys[n]}" = "$1" ]; then
			code=${codes[n]} guard=${guards[n]}
			return 0
		fi
	done
	code=
	return 1
}

# find_expected ID N WHAT: the same for what a command should print; sets
# `found` to its flags.
find_expected() {
	local n
	for ((n = 0; n < ${#codes[@]}; n++)); do
		case ${code_keys[n]} in
		"$1 $3 $2 "*)
			code=${codes[n]} found=${code_keys[n]#"$1 $3 $2 "}
			return 0
			;;
		esac
	done
	code=
	return 1
}

# is_compared ID N: whether what a command prints is held against what it should print. What is
# another one each time is only shown.
is_compared() {
	find_expected "$1" "$2" prints && [[ $found != *changes* ]]
}
