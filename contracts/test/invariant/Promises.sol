// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title The promises of DESIGN §1, numbered: each sentence is the message of the assertion that checks it
library Promises {
    // ---- P1: the money is there ----
    string internal constant P1_BALANCE =
        "P1.1 The pool's balance is its capital, reserve, unearned, exiting, owed, bonds and fees, and what was donated.";
    string internal constant P1_CAPITAL =
        "P1.2 Capital, reserve, unearned and fees are what was staked and paid and came back, less what left and was lost.";
    string internal constant P1_EXITING =
        "P1.3 Exiting is what left the shares, less what was charged to it and what was taken.";
    string internal constant P1_OWED =
        "P1.4 Owed is what was booked, released and set aside for voters, less what was collected and returned.";
    string internal constant P1_BONDS = "P1.5 Bonds are those of the open incidents.";
    string internal constant P1_SALE = "P1.6 After a sale capital >= required.";
    string internal constant P1_EXIT = "P1.7 After an exit capital >= required.";
    string internal constant P1_EXPOSURE =
        "P1.8 A line's exposure is the cover that can still be claimed, longer while any incident of it is open.";
    string internal constant P1_REQUIRED =
        "P1.9 Required is what open incidents can cost, and the larger of the stress scenario and the largest group over its cap.";
    string internal constant P1_CAPACITY = "P1.10 Capacity can be bought to the unit, and not one unit more.";
    string internal constant P1_CLOSED_FORM =
        "P1.12 Capacity is the largest amount that keeps the solvency rule and the product's share, to the unit.";
    string internal constant P1_PARAMS =
        "P1.13 A change of parameters is refused when it raises required and capital would be below it, and only then.";
    string internal constant P1_RESERVE_FIRST = "P1.14 The reserve pays before the capital does.";
    string internal constant P1_CANCELLED = "P1.15 A cancelled cover stays cancelled.";
    string internal constant P1_STRESS =
        "P1.16 What a stress test says is what a loss of that size would do.";
    string internal constant P1_EMPTY =
        "P1.11 When all is settled and everyone has left, nothing but dust remains.";

    // ---- P2: nobody dodges a loss, nobody is charged for what was on the table before ----
    string internal constant P2_UNCERTAIN =
        "P2.1 The price is uncertain exactly while open incidents can cost more than the materiality share.";
    string internal constant P2_NO_MINT = "P2.2 No share is minted while the price is uncertain.";
    string internal constant P2_NO_BURN = "P2.3 No share is burned while the price is uncertain.";
    string internal constant P2_PRICE = "P2.4 The share price never falls except when an incident is closed.";
    string internal constant P2_RATIO =
        "P2.5 A batch that left after the event bears the ratio that capital bears, to the unit.";
    string internal constant P2_SPARED =
        "P2.6 A batch is worth what it left with, less the losses and plus the salvage of events before it left.";
    string internal constant P2_PAYABLE =
        "P2.7 An exit can be taken when its report window is over and no open incident's event came before it.";
    string internal constant P2_TAKE = "P2.8 Taking pays a share of the batch, rounded down.";
    string internal constant P2_QUEUE = "P2.9 The queue keeps its order and loses no share.";
    string internal constant P2_SYNC = "P2.10 Syncing, in one step or in many, changes no view.";

    string internal constant P2_BATCH =
        "P2.11 Who leaves at another time has a batch of their own; a day's next one is 16 times its last or all that matured.";

    string internal constant P2_ADVANCE =
        "P2.12 An advance is what no verdict can take, and is taken off later.";

    string internal constant P2_SALVAGE =
        "P2.13 Salvage gives the capital and who left after the event one ratio; what can be taken gets nothing.";

    // ---- P3: one verdict pays everyone ----
    string internal constant P3_ELIGIBLE = "P3.1 Eligible is exactly the cover in force at the event time.";
    string internal constant P3_ORDER = "P3.2 Collected <= booked <= loss <= eligible.";
    string internal constant P3_RATIO =
        "P3.3 Every cover is paid amount * booked / eligible, whatever the order.";
    string internal constant P3_ONCE = "P3.4 No cover collects twice from one incident.";
    string internal constant P3_VERDICT =
        "P3.5 The verdict is the largest severity that as much of the revealed weight supports as its cost demands.";
    string internal constant P3_AT_RISK = "P3.6 At risk is what the open incidents can cost.";

    string internal constant P3_BONDS =
        "P3.7 A bond that was put up is held, owed, paid back, forfeited to the capital or to the voters, to the unit.";
    string internal constant P3_REWARDS =
        "P3.8 Voters near the verdict divide the pot by their weight, rounded down: never more than is in it.";
    string internal constant P3_PROVEN = "P3.9 What was paid for is not paid for again by a proof.";

    // ---- P4: the price is the area under the curve ----
    string internal constant P4_SPLIT = "P4.1 Splitting a purchase never saves a unit.";
    string internal constant P4_MERGE = "P4.2 Merging purchases saves no more than the rounding up of each.";
    string internal constant P4_PAID = "P4.3 A purchase costs what was quoted.";

    string internal constant P4_INCREASE = "P4.4 Increasing in parts never saves a unit.";
    string internal constant P4_EXTEND =
        "P4.5 Buying N days and M more never costs less than N + M days at once.";
    string internal constant P4_ROUND_TRIP = "P4.6 Buying and cancelling never pays.";
    string internal constant P4_REFUND = "P4.7 A refund is at most what was unearned, less the fee.";

    // ---- P5: premiums are earned by the second ----
    string internal constant P5_SUM =
        "P5.1 Paid = earned + unearned + refunded, and earned = to fees + to reserve + to capital, to the unit.";
    string internal constant P5_LINEAR =
        "P5.2 Unearned is of each premium the part of its time that has not passed, within a unit for each cover.";
    string internal constant P5_FEES =
        "P5.3 Fees are their share of what was earned, rounded down each time.";
    string internal constant P5_RESERVE =
        "P5.4 The reserve gets its share of what was earned until it is full, and no more.";

    // ---- P6: a valid claim cannot be starved ----
    string internal constant P6_FILED =
        "P6.1 A valid claim can be filed whatever else is open, for a bond that is doubled for each other.";
    string internal constant P6_STATE =
        "P6.2 An incident is in the phase that the table of states says, until when it says.";
    string internal constant P6_ENDS =
        "P6.3 Pokes alone bring every incident to its end, within the sum of its windows.";
    string internal constant P6_EARLY = "P6.4 No phase ends before its time.";
    string internal constant P6_YEAR = "P6.5 A payout can be collected for a year, and not a second longer.";
    string internal constant P6_LATE =
        "P6.6 A vote weighs the stake before the filing: what came later, nothing.";
    string internal constant P6_STAKE =
        "P6.7 A stake loses what its votes cost it, and can leave once all are settled.";

    // ---- rewards and authority ----
    string internal constant R_FUNDED =
        "R.1 What was claimed, reclaimed and can be claimed is never more than what was funded.";
    string internal constant R_BALANCE =
        "R.2 Rewards holds of each token what was funded, less what was claimed and reclaimed.";
    string internal constant R_QUEUE =
        "R.3 Shares earn their part of the rate and no more; those in the queue earn nobody anything.";
    string internal constant R_MOODY = "R.4 A malicious reward token costs its own claims, and nothing else.";
    string internal constant P6_PAUSE =
        "P6.8 A pause stops deposits and sales, not exits, and none follows within thirty days.";
    string internal constant P6_CURATOR = "P6.9 Whoever is no longer curator lists nothing.";
}
