# --- Start ------------------------------------------------------------------

main() {
  mode=run wanted='' from='' only='' wrong='' unattended='' answers='' evidence_wanted='' settings=()
  first=0 last=0 current=0 language=0
  read_options "$@"
  articles
  choose_language
  messages "${tags[language]}"
  prepare_screen
  if [ -n "$wrong" ]; then
    refuse "$wrong" "$wrong_value" "$(list_tags)"
  fi
  read_runbook
  case $mode in
  help) show_help ;;
  version) show_version ;;
  list) show_list ;;
  status) show_status ;;
  reset) reset_run ;;
  *)
    choose_steps
    if [ -n "$answers" ]; then
      read_answers
    fi
    find_values
    case $evidence_wanted in
    '' | /*) ;;
    # The next start may be made elsewhere.
    *) evidence_wanted=$PWD/$evidence_wanted ;;
    esac
    go
    ;;
  esac
}

main "$@"
exit
