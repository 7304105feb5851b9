# --- Code of steps

code_keys=() codes=() command_number=0

# keep_code WHAT: code of the latest step.
keep_code() {
	take
	local n=${#codes[@]}
	code_keys[n]="${steps[${#steps[@]} - 1]} $1" codes[n]=$text
}

# mark_latest FLAG
mark_latest() {
	local n=$((${#steps[@]} - 1))
	does[n]="${does[n]}$1 "
}

run() {
	local n=$((${#steps[@]} - 1))
	command_number=$((runs[n] + 1))
	runs[n]=$command_number
	keep_code "run $command_number"
}

check() {
	mark_latest check
	keep_code check
}

verify() {
	mark_latest verify
	keep_code verify
}

undo() {
	mark_latest rollback
	keep_code rollback
}

# prints FLAG...: what the command above should print.
prints() {
	keep_code "prints $command_number $*"
}

# pattern FLAG...: what must be found in it.
pattern() {
	keep_code "pattern $command_number $*"
}

# find_code KEY: sets `code` to the code of a step.
find_code() {
	local n
	for ((n = 0; n < ${#codes[@]}; n++)); do
		if [ "${code_keys[n]}" = "$1" ]; then
			code=${codes[n]}
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
