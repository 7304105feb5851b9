# Sets `inherited` to what this script was given, `NAME=VALUE` each, before anything
# here has one of these names: of what the environment has under those, nothing counts.
take_environment() {
	for _ in $(compgen -e); do
		case ${!_+set} in set) set -- "$@" "$_=${!_}" ;; esac
		case $_ in [[:lower:]]*) unset -v "${_%%=*}" ;; esac
	done
	inherited=("$@")
}

take_environment
