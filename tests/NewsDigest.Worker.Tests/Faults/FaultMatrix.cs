namespace NewsDigest.Worker.Tests.Faults;

/// <summary>
/// The faults a queue worker must bear, and the tests that show each. After a run, <c>./build test</c> makes the table of docs/faults.md from it and from the results.
/// A place is a class and a test of it, or a reason why there is none, which begins with a dash.
/// </summary>
internal static class FaultMatrix
{
    private const string NoFile = "- no file of ours";
    private const string NoNetwork = "- no network between";
    private const string Wire = "any storage: ";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Both(
            "Q1",
            "SIGKILL during a model call",
            "LeaseFaults.An_article_whose_worker_is_killed_in_a_call_comes_back_when_the_lease_ends_and_is_done_once"
        ),
        Both(
            "Q2",
            "SIGKILL between publication and removal",
            "LeaseFaults.A_worker_killed_between_publication_and_removal_costs_no_call_and_changes_no_byte"
        ),
        Both(
            "Q3",
            "SIGKILL between translation and summary",
            "LeaseFaults.A_worker_killed_between_translation_and_summary_publishes_nothing_half"
        ),
        Both(
            "Q4",
            "work outlives the lease four times",
            "LeaseFaults.Work_that_outlives_the_lease_four_times_is_delivered_once"
        ),
        Cloud(
            "Q5",
            "renewal answered with 503",
            "AzuriteOnlyFaults.A_renewal_that_fails_is_repeated_before_the_lease_ends"
        ),
        Cloud(
            "Q6",
            "answer to a renewal lost",
            "AzuriteOnlyFaults.A_renewal_whose_answer_is_lost_ends_the_lease_and_the_next_delivery_costs_no_call"
        ),
        Both(
            "Q7",
            "process paused beyond its lease",
            "LeaseFaults.A_worker_paused_beyond_its_lease_changes_nothing_of_what_another_published_meanwhile"
        ),
        new(
            "Q8",
            "removal of a message that is gone",
            "ArticleQueueContract.Settling_twice_is_no_error_and_says_so",
            "AzuriteOnlyFaults.A_removal_whose_answer_is_lost_is_no_error_and_is_not_repeated_for_ever"
        ),
        Cloud(
            "Q9",
            "answer to a receive lost",
            "AzuriteOnlyFaults.A_receive_whose_answer_is_lost_is_not_held_against_the_article"
        ),
        new(
            "Q10",
            "article sent twice",
            "LeaseFaults.The_same_article_sent_twice_has_one_result_and_the_second_costs_no_call",
            "AzuriteOnlyFaults.A_send_whose_answer_is_lost_makes_two_messages_and_one_result"
        ),
        new(
            "Q11",
            "encodings side by side",
            "- SQLite keeps bytes",
            "AzuriteOnlyFaults.Bodies_in_any_encoding_side_by_side_hurt_no_neighbour"
        ),
        Both(
            "Q12",
            "message that is no article",
            "OutageFaults.Messages_that_are_not_articles_are_quarantined_at_once_and_cost_no_call"
        ),
        Both(
            "Q12a",
            "half a surrogate pair in a name or a value",
            "HostileFaults.Half_a_letter_in_a_name_or_a_value_is_quarantined_at_the_first_delivery_and_named"
        ),
        Both(
            "Q12b",
            "300 damaged messages among good ones",
            "HostileFaults.Three_hundred_damaged_messages_end_in_one_state_each_and_hurt_no_neighbour"
        ),
        Any(
            "Q12c",
            "bytes on which a reader of ours fails",
            "ArticleHandlerTests.Bytes_that_no_reader_survives_are_quarantined_at_the_first_delivery_with_all_of_them"
        ),
        Any(
            "Q12d",
            "letters that steer a terminal or forge a log line",
            "HostileTextTests.No_command_and_no_log_line_prints_what_steers_a_terminal_and_every_one_ends_well"
        ),
        Both(
            "Q13",
            "body too long for the queue",
            "QuarantineContract.A_body_over_the_limit_of_the_queue_goes_by_way_of_the_store"
        ),
        Both(
            "Q14",
            "article that ends the process each time",
            "LeaseFaults.An_article_that_ends_the_worker_each_time_is_quarantined_and_its_neighbours_are_published"
        ),
        new(
            "Q15",
            "removal fails after quarantine",
            "QuarantineContract.The_same_message_twice_is_one_record_and_another_message_of_the_same_article_is_another",
            "AzuriteOnlyFaults.A_removal_that_cannot_be_sent_leaves_one_record_of_a_quarantined_message"
        ),
        new(
            "Q16",
            "quarantine cannot be written",
            "OutageFaults.A_message_that_cannot_be_quarantined_stays_on_the_queue_until_it_can",
            "AzuriteOnlyFaults.A_store_that_forbids_quarantine_keeps_the_message_on_the_queue"
        ),
        Both(
            "Q17",
            "quarantine of the largest message",
            "OutageFaults.The_largest_message_is_quarantined_with_all_its_bytes_and_as_one_record_when_it_comes_twice"
        ),
        new(
            "Q18",
            "queue deleted under the worker",
            "QueueFileFaults.What_is_submitted_after_the_queue_or_its_folder_was_deleted_is_found_by_the_worker_that_runs",
            "AzuriteOnlyFaults.A_queue_that_is_deleted_under_the_worker_is_made_anew_and_work_goes_on"
        ),
        Cloud(
            "Q19",
            "storage answers 503 for a while",
            "AzuriteOnlyFaults.A_storage_that_answers_503_for_a_while_is_asked_at_a_bearable_rate_and_nothing_is_lost"
        ),
        Both(
            "Q20",
            "store down while work is finished",
            "OutageFaults.Work_that_was_finished_while_the_store_was_down_is_published_later_and_not_paid_for_again"
        ),
        Any(
            "Q21",
            "idle queue",
            "BackoffTests.An_idle_worker_looks_at_its_queue_at_most_eight_times_a_minute"
        ),
        new(
            "Q22",
            "wall clock jumps",
            "SqliteArticleQueueTests.A_wall_clock_that_jumps_neither_ends_a_lease_nor_prolongs_one_nor_hides_a_message",
            "- the service's own clock counts"
        ),
        Both(
            "Q23",
            "one article in two workers at once",
            "LeaseFaults.The_same_article_in_two_workers_at_once_has_one_result_and_is_paid_for_once"
        ),
        new(
            "Q24",
            "message expires while in work",
            "- messages do not expire",
            "AzuriteOnlyFaults.A_message_that_expires_while_its_article_is_in_work_is_no_error"
        ),
        Both(
            "Q25",
            "stop signal, work fits the budget",
            "ShutdownFaults.A_stop_lets_articles_in_work_finish_and_receives_no_other"
        ),
        Both(
            "Q26",
            "stop signal, work exceeds the budget",
            "ShutdownFaults.A_stop_gives_an_article_back_at_once_that_is_not_done_within_the_budget"
        ),
        Both(
            "Q27",
            "stop signal with a backlog",
            "ShutdownFaults.A_stop_lets_articles_in_work_finish_and_receives_no_other"
        ),
        Any(
            "Q28",
            "the worker's loop throws",
            "WorkerLoopTests.A_loop_that_throws_ends_the_process_with_an_error"
        ),
        new(
            "Q29",
            "random SIGKILLs",
            "ChaosTests.Nothing_is_lost_or_doubled_or_quarantined_on_the_embedded_queue_and_the_folder",
            "ChaosTests.Nothing_is_lost_or_doubled_or_quarantined_on_storage_queue_and_blobs"
        ),
        new(
            "Q30",
            "disk that fills up under the worker",
            "DiskFaults.A_disk_that_fills_up_under_a_running_worker_stops_intake_and_is_named_and_work_goes_on_when_there_is_room",
            "- no disk of ours"
        ),
        new(
            "Q30a",
            "disk forbidden",
            "FolderResultStoreTests.A_full_or_forbidden_disk_is_an_outage_that_names_the_place",
            "- no disk of ours"
        ),
        new(
            "Q31",
            "two processes on one local queue",
            "OfflineWorkerTests.Two_workers_share_one_queue_without_working_twice",
            "- every queue of the service is shared"
        ),
        new(
            "Q32",
            "queue moved away and back",
            "QueueFileFaults.A_queue_that_is_moved_away_is_missed_and_worked_on_when_it_is_back_and_nothing_is_lost",
            NoFile
        ),
        new(
            "Q33",
            "queue of random bytes, of a later schema, restored",
            "QueueFileFaults.A_queue_that_is_damaged_or_of_a_later_version_is_named_and_left_alone_and_work_goes_on_when_a_good_one_is_back",
            NoFile
        ),
        new(
            "Q34",
            "queue of an earlier schema",
            "SqliteArticleQueueTests.A_queue_of_an_earlier_version_is_taken_over_with_its_messages",
            NoFile
        ),
        new(
            "Q35",
            "kills that the server marks, in a call",
            "KillTests.Kills_during_a_model_call_lose_nothing_and_cost_at_most_one_call_each_on_the_embedded_queue_and_the_folder",
            "KillTests.Kills_during_a_model_call_lose_nothing_and_cost_at_most_one_call_each_on_storage_queue_and_blobs"
        ),
        new(
            "Q36",
            "queue away while a worker starts",
            "QueueFileFaults.A_worker_and_a_submission_that_start_while_the_queue_is_away_begin_no_other_one",
            NoFile
        ),
        Any(
            "L1",
            "429 with a wait in any of three forms",
            "ChatEngineWireTests.A_throttled_call_waits_as_long_as_the_service_asks"
        ),
        Any(
            "L2",
            "429 or 503 without a wait",
            "RetryingChatClientTests.Without_a_word_from_the_service_the_waits_grow_from_one_second_and_are_never_zero"
        ),
        Both(
            "L3",
            "a wait beyond the limit",
            "OutageFaults.A_wait_that_outlasts_the_lease_is_not_slept_through_but_given_to_the_queue"
        ),
        new(
            "L4",
            "429 for ten minutes",
            "ThrottlingTests.Ten_minutes_of_throttling_quarantine_nobody_and_cost_at_most_six_probes_a_minute",
            "- the same code as on SQLite"
        ),
        Both(
            "L5",
            "500, 502, 503, 504, 408 for ever",
            "OutageFaults.A_service_that_always_fails_is_asked_as_often_as_allowed_and_intake_pauses"
        ),
        Both(
            "L6",
            "401 or 403, then mended",
            "OutageFaults.What_an_operator_must_mend_stops_intake_within_one_article_each_and_work_goes_on_when_it_is_mended"
        ),
        Both(
            "L7",
            "404 DeploymentNotFound",
            "OutageFaults.What_an_operator_must_mend_stops_intake_within_one_article_each_and_work_goes_on_when_it_is_mended"
        ),
        Any(
            "L8",
            "prompt filtered",
            "ChatEngineWireTests.A_filtered_paragraph_is_found_by_halving_and_the_rest_is_translated"
        ),
        Any(
            "L9",
            "text too long for the context",
            "ChatEngineWireTests.A_text_too_long_for_the_context_is_asked_for_in_halves"
        ),
        Any(
            "L10",
            "parameter not supported",
            "ChatEngineWireTests.A_parameter_that_the_model_does_not_take_is_left_out_from_then_on"
        ),
        Both(
            "L10a",
            "an error that quotes the article",
            "HostileFaults.A_service_that_quotes_the_request_and_steers_the_terminal_gets_no_word_of_the_article_into_logs_and_records"
        ),
        Any(
            "L11",
            "answer cut off",
            "ChatEngineWireTests.An_answer_that_was_cut_off_is_not_read_and_halves_are_asked_for"
        ),
        Any(
            "L11a",
            "answer cut off that is valid JSON",
            "ChatEngineWireTests.A_cut_off_answer_that_is_valid_JSON_is_not_read_either"
        ),
        Any(
            "L12",
            "answer refused",
            "ChatEngineWireTests.A_second_refusal_is_recorded_with_what_the_model_said"
        ),
        Any(
            "L12a",
            "answer filtered",
            "ChatEngineWireTests.An_article_that_is_filtered_whole_is_unavailable_with_the_reason"
        ),
        Any(
            "L12b",
            "answer empty",
            "ChatEngineWireTests.An_answer_without_a_word_is_asked_for_once_more_and_then_named"
        ),
        Any(
            "L13",
            "unknown end, no choices",
            "ChatEngineWireTests.An_answer_of_an_unknown_kind_is_asked_for_once_more_and_no_oftener"
        ),
        Any(
            "L13a",
            "no usage",
            "ChatEngineWireTests.Usage_that_is_not_told_is_unknown_and_not_zero"
        ),
        Any(
            "L14",
            "200 that is no completion",
            "ChatEngineWireTests.What_is_no_chat_completion_is_repeated_within_bounds_and_told_in_one_kind_of_exception"
        ),
        Any(
            "L15",
            "fields missing, doubled, too many, too long",
            "ChatEngineWireTests.A_field_that_is_wrong_is_asked_for_once_more_and_one_too_many_is_left_out"
        ),
        Any(
            "L15a",
            "answer that is no JSON or the half of it",
            "ChatEngineWireTests.A_broken_answer_is_asked_for_once_more_and_then_named"
        ),
        Both(
            "L16",
            "no answer: for everybody",
            "OutageFaults.A_model_that_hangs_for_everybody_quarantines_nobody"
        ),
        Both(
            "L16a",
            "no answer: for one article only",
            "OutageFaults.An_article_that_the_model_never_answers_is_quarantined_and_its_neighbours_are_published"
        ),
        Both(
            "L16b",
            "no answer: for one article that is alone",
            "OutageFaults.An_article_that_the_model_never_answers_is_quarantined_also_when_it_is_alone"
        ),
        Any(
            "L17",
            "connection refused",
            "ChatEngineWireTests.Nobody_listening_is_a_transient_failure"
        ),
        Any(
            "L17a",
            "connection closed from one side",
            "ChatEngineWireTests.A_connection_that_is_closed_from_one_side_is_a_transient_failure"
        ),
        Any(
            "L18",
            "200 MB answer, gzip bomb",
            "ChatEngineWireTests.A_body_beyond_the_cap_is_aborted_compressed_or_not"
        ),
        Any(
            "L19",
            "redirect to another host",
            "ChatEngineWireTests.A_redirect_is_not_followed_and_carries_no_key_away"
        ),
        new(
            "L20",
            "stream without an end",
            "- answers are not streamed",
            "- answers are not streamed"
        ),
        Both(
            "L21",
            "sustained failure",
            "OutageFaults.A_service_that_always_fails_is_asked_as_often_as_allowed_and_intake_pauses"
        ),
        Any(
            "L22",
            "answer that no filter has seen",
            "ChatEngineWireTests.An_answer_that_no_filter_saw_is_used_and_marked"
        ),
        Any(
            "L22a",
            "the same where such answers are to be held",
            "ChatEngineWireTests.Where_unfiltered_answers_are_to_be_held_the_article_waits"
        ),
        Any(
            "L23",
            "answer not in English",
            "ChatEngineWireTests.An_answer_in_the_language_of_the_source_or_another_is_asked_for_once_more_and_then_named"
        ),
        Any(
            "L23a",
            "answer of another article",
            "ChatEngineProcessTests.The_English_of_another_article_is_repaired_within_bounds_and_never_published_as_verified"
        ),
        Any(
            "L23b",
            "wrong number",
            "ChatWorkerTests.A_wrong_number_of_the_model_never_goes_out_as_verified"
        ),
        Any(
            "L24",
            "token refused in the middle",
            "EntraProcessTests.A_token_that_is_refused_in_the_middle_costs_one_new_token_and_one_request_more"
        ),
        Any(
            "L24a",
            "every token refused",
            "EntraTokenPolicyTests.A_service_that_refuses_every_token_is_asked_twice_and_no_oftener"
        ),
        Any(
            "L25",
            "drain: a cause that waiting does not cure",
            "ExitCodeTests.A_cause_that_waiting_does_not_cure_ends_a_drain_at_once_with_1_and_names_the_cure"
        ),
        Any(
            "L25a",
            "drain: a server that never answers well",
            "ExitCodeTests.A_server_that_never_answers_well_ends_a_drain_at_its_time_limit_with_1_and_quarantines_nobody"
        ),
        Any(
            "L25b",
            "drain: stop signal in an outage",
            "ExitCodeTests.A_drain_that_is_stopped_in_an_outage_ends_with_1_and_says_what_waits_and_why"
        ),
        Cloud(
            "O1",
            "answer to the write of a result lost",
            "AzuriteOnlyFaults.A_result_whose_write_was_not_answered_is_known_as_ours"
        ),
        Both(
            "O2",
            "another result is there first",
            "OutageFaults.A_result_that_appeared_while_ours_was_made_is_never_overwritten"
        ),
        Both(
            "O4",
            "result cut by a full disk",
            "StateFaults.A_result_that_was_cut_is_named_and_waits_for_an_operator_while_the_others_go_on"
        ),
        Both(
            "O5",
            "kill between a result and the word that it counts",
            "StateFaults.A_kill_before_the_result_was_named_as_the_current_one_is_mended_by_the_next_delivery"
        ),
        Both(
            "O6",
            "store that takes nothing, worker idle",
            "StateFaults.A_store_that_takes_nothing_makes_an_idle_worker_not_ready_until_it_does_again"
        ),
        Both(
            "O7",
            "store deleted under the worker",
            "StateFaults.A_store_that_is_deleted_whole_is_made_anew_and_articles_in_work_are_published_in_it"
        ),
        new(
            "O8",
            "folder of claims deleted while it is written to",
            "FolderResultStoreTests.A_folder_that_is_deleted_again_and_again_is_made_again_for_the_next_document",
            "- no folders there"
        ),
        new(
            "O9",
            "link in place of a folder",
            "FolderResultStoreTests.A_link_in_place_of_a_folder_is_neither_listed_through_nor_deleted_through",
            "- no links there"
        ),
        Any(
            "O10",
            "result of an earlier version, under a shorter key",
            "ArticleHandlerTests.An_article_that_an_earlier_version_published_under_a_shorter_key_is_found_and_counts"
        ),
        Any(
            "O2a",
            "result, record, count or answer damaged in the store",
            "FuzzTests.A_damaged_document_of_ours_is_read_or_named_and_hides_no_other"
        ),
        new(
            "O3",
            "crash in the middle of publishing",
            "DiskFaults.A_worker_killed_in_the_middle_of_publishing_leaves_all_of_a_result_or_nothing",
            "ResultPublisherTests.The_json_that_makes_a_result_exist_is_written_last"
        ),
        new(
            "N1",
            "SIGKILL while producers wait for notices",
            "ProducerTests.No_notice_is_missing_although_workers_are_killed",
            "- as on SQLite: the order is the handler's"
        ),
        new(
            "N2",
            "webhook that is away",
            "ProducerTests.A_webhook_is_told_with_a_signature_and_what_nobody_takes_is_kept",
            "- as on SQLite: no queue in it"
        ),
        new(
            "N3",
            "SIGKILL after an answer that was paid for: its cost stays booked",
            "CostsTests.A_killed_worker_has_booked_what_it_was_answered",
            "- as on SQLite: any storage"
        ),
    ];

    private static FaultRow Both(string id, string fault, string test) =>
        new(id, fault, test, test);

    private static FaultRow Cloud(string id, string fault, string test) =>
        new(id, fault, NoNetwork, test);

    private static FaultRow Any(string id, string fault, string test) =>
        new(id, fault, Wire + test, Wire + test);
}

/// <param name="Local">The test on SQLite and folder.</param>
/// <param name="Azurite">The test on the storage emulator.</param>
internal sealed record FaultRow(string Id, string Fault, string Local, string Azurite);
