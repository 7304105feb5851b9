# --- Start

main() {
	mode=run wanted='' from='' only='' wrong='' unattended='' answers='' evidence_wanted='' state_folder='' run_name='' settings=()
	first=0 current=0 language=0
	read_options "$@"
	articles
	choose_language
	printf -v all_tags ', %s' "${tags[@]}"
	all_tags=${all_tags#, }
	prepare_screen
	[ -z "$wrong" ] || refuse "$wrong" "$wrong_value" "$all_tags"
	read_runbook
	case $mode in
	help | version | list | status) "show_$mode" ;;
	reset) reset_run ;;
	*)
		choose_steps
		read_answers
		set_ways
		find_values
		go
		;;
	esac
}

# What stands below is not read once this has begun.
main "$@" && exit
