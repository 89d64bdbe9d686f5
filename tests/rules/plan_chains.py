"""The chains of what the plan asks for beside its purchases (方案四、五), as `chain_oracle` reads them.

The plan sets an order and hardly a span. The two 公示 are the customary five working days (待核实), and what follows
comes on the next working day.
"""

from tests.rules.chain_oracle import Chain

PLAN_CHAINS = {
    # 方案四（二）; 22号 23、31: counsel reviews the text before it is issued
    "unified_terms": Chain(
        "terms_issued",
        """
        contract_text_drafted   |                                                       | | contract_text_reviewed
        contract_text_reviewed  | contract_text_drafted                                 | | terms_issued
        cost_measured           |                                                       | | terms_issued
        targets_set             |                                                       | | terms_issued
        terms_issued            | contract_text_reviewed, cost_measured, targets_set    | |
    """,
    ),
    "rules_norms": Chain(
        "rules_issued",
        """
        rules_drafted           |                                                       | | opinions_heard
        opinions_heard          | rules_drafted                                         | | rules_reviewed
        rules_reviewed          | opinions_heard                                        | | rules_issued
        rules_issued            | rules_reviewed                                        | |
    """,
    ),
    "platform": Chain(
        "trial_report",
        """
        development_started     |                                                       | | development_done
        development_done        | development_started                                   | | trial_start
        trial_start             | development_done                                      | | trial_report
        trial_report            | trial_start                     | | defects_mended_platform, platform_acceptance
      ? defects_mended_platform | trial_report                                          | |
        platform_acceptance     | trial_report, defects_mended_platform                 | |
    """,
    ),
    "site_selection": Chain(
        "site_result",
        """
        site_survey             |                                                       | | site_inspection
        site_inspection         | site_survey                                           | | site_choice
        site_choice             | site_inspection                                       | | site_publicity
        site_publicity          | site_choice                                           | | site_publicity_end -5w
      = site_publicity_end      | site_publicity +5w                                    | | site_result -1w
        site_result             | site_publicity_end +1w                                | | station_naming
        station_naming          | site_result                                           | |
    """,
    ),
    "fit_out": Chain(
        "site_acceptance",
        """
        fit_out_plan            |                                                       | | items_checked
        items_checked           | fit_out_plan                                          | | defects_mended, site_acceptance
      ? defects_mended          | items_checked                                         | |
        site_acceptance         | items_checked, defects_mended                         | |
    """,
    ),
    "staffing": Chain(
        "staff_trained",
        """
        supervisor_named        |                                                       | | staff_trained
        head_appointed          |                                                       | | training_held
        staff_hired             |                                                       | | training_held
        training_notice         |                                                       | | training_held
        training_held           | training_notice, head_appointed, staff_hired          | | staff_trained
        staff_trained           | training_held, supervisor_named                       | |
    """,
    ),
    "opening": Chain(
        "opened",
        """
        opened                  |                                                       | |
    """,
    ),
    # 方案四（三）: an appeal is made while the result is shown, and decided before it is final
    "assessment": Chain(
        "result_final",
        """
        cycle_notice            |                                       |               | values_filed
        values_filed            | cycle_notice                          |               | scored
        scored                  | values_filed                          |               | scores_reviewed
        scores_reviewed         | scored                                |               | result_publicity
        result_publicity        | scores_reviewed                       |               | appeal, publicity_end -5w
      ? appeal                  | result_publicity                      | publicity_end | appeal_decided
      ? appeal_decided          | appeal                                |               |
      = publicity_end           | result_publicity +5w                  |               | result_final -1w
        result_final            | publicity_end +1w, appeal_decided     |               | rectification_ordered
      ? rectification_ordered   | result_final                          |               | rectified
      ? rectified               | rectification_ordered                 |               |
    """,
    ),
}
