// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {console} from "forge-std/console.sol";
import {Harbour} from "./Harbour.sol";

/// @title The promises hold after any sequence of what people do
/// @dev Assertions that belong to one call are in its handler; those that hold always are here. `fail_on_revert` makes an
/// unexpected revert a failure too. 64 x 64 by default, 256 x 256 in `FOUNDRY_PROFILE=ci`; the deep campaign is
/// `FOUNDRY_PROFILE=deep forge test --match-contract PromisesTest -vv`, which runs for up to a quarter of an hour.
contract PromisesTest is Test {
    /// @dev After this many actions all that is counted must have been reached.
    uint256 private constant ACTIONS_TO_REACH_ALL = 16_000;

    Harbour private harbour;

    function setUp() public {
        harbour = new Harbour();
        harbour.setUp();
        bytes4[] memory selectors = new bytes4[](49);
        selectors[0] = harbour.deposit.selector;
        selectors[1] = harbour.mint.selector;
        selectors[2] = harbour.moveShares.selector;
        selectors[3] = harbour.donate.selector;
        selectors[4] = harbour.requestExit.selector;
        selectors[5] = harbour.processExits.selector;
        selectors[6] = harbour.redeem.selector;
        selectors[7] = harbour.withdraw.selector;
        selectors[8] = harbour.advance.selector;
        selectors[9] = harbour.leave.selector;
        selectors[10] = harbour.buyCover.selector;
        selectors[11] = harbour.buyInParts.selector;
        selectors[12] = harbour.giveCover.selector;
        selectors[13] = harbour.increaseCover.selector;
        selectors[14] = harbour.extendCover.selector;
        selectors[15] = harbour.buyAndExtend.selector;
        selectors[16] = harbour.buyAndCancel.selector;
        selectors[17] = harbour.cancelCover.selector;
        selectors[18] = harbour.reviveCover.selector;
        selectors[19] = harbour.changeParams.selector;
        selectors[20] = harbour.payFees.selector;
        selectors[21] = harbour.fileIncident.selector;
        selectors[22] = harbour.challenge.selector;
        selectors[23] = harbour.refile.selector;
        selectors[24] = harbour.prove.selector;
        selectors[25] = harbour.vote.selector;
        selectors[26] = harbour.buyVotes.selector;
        selectors[27] = harbour.poke.selector;
        selectors[28] = harbour.appeal.selector;
        selectors[29] = harbour.rule.selector;
        selectors[30] = harbour.decide.selector;
        selectors[31] = harbour.collect.selector;
        selectors[32] = harbour.collectBond.selector;
        selectors[33] = harbour.returnUncollected.selector;
        selectors[34] = harbour.recover.selector;
        selectors[35] = harbour.stakeMore.selector;
        selectors[36] = harbour.requestUnstake.selector;
        selectors[37] = harbour.unstake.selector;
        selectors[38] = harbour.settleVotes.selector;
        selectors[39] = harbour.collectReward.selector;
        selectors[40] = harbour.changeProcess.selector;
        selectors[41] = harbour.wait.selector;
        selectors[42] = harbour.sync.selector;
        selectors[43] = harbour.wait.selector;
        selectors[44] = harbour.buyCover.selector;
        selectors[45] = harbour.processExits.selector;
        selectors[46] = harbour.askStress.selector;
        selectors[47] = harbour.fileIncident.selector;
        selectors[48] = harbour.squeezeExits.selector;
        targetSelector(FuzzSelector(address(harbour), selectors));
        targetContract(address(harbour));
    }

    function invariant_P1_P2_P3_P4_P5_P6() public view {
        _check();
    }

    /// @dev The end of each run: everyone is paid, everyone leaves, nothing but dust remains; then the count of calls.
    function afterInvariant() public {
        _count();
        harbour.windUp();
        _check();
        harbour.checkEmpty();
    }

    function _check() private view {
        harbour.checkMoney();
        harbour.checkSolvency();
        harbour.checkExits();
        harbour.checkClaims();
    }

    function _count() private {
        uint256 actions = vm.envOr("BREAKWATER_INVARIANT_ACTIONS", uint256(0)) + harbour.turn();
        vm.setEnv("BREAKWATER_INVARIANT_ACTIONS", vm.toString(actions));
        string[76] memory deep = [
            "deposit.waits",
            "processExits.some",
            "processExits.waits",
            "processExits.again",
            "processExits.incidentOpen",
            "redeem.some",
            "withdraw.some",
            "advance.free",
            "advance.held",
            "buyCover.some",
            "buyCover.all",
            "buyInParts.some",
            "increaseCover.some",
            "increaseCover.parts",
            "extendCover.some",
            "buyAndExtend.some",
            "buyAndCancel.some",
            "cancelCover.some",
            "cancelCover.unbegun",
            "cancelCover.raised",
            "cancelCover.lastDay",
            "reviveCover.refused",
            "changeParams.some",
            "changeParams.refused",
            "payFees.some",
            "reserve.grew",
            "reserve.full",
            "fileIncident.fastLane",
            "fileIncident.vote",
            "fileIncident.again",
            "challenge.some",
            "refile.some",
            "prove.some",
            "prove.atOnce",
            "prove.deeper",
            "prove.paid",
            "vote.commit",
            "vote.reveal",
            "vote.withoutWeight",
            "poke.early",
            "tally.noQuorum",
            "tally.drawn",
            "tally.decided",
            "tally.secondRound",
            "tally.secondVote",
            "tally.verdictStands",
            "appeal.some",
            "rule.some",
            "rule.appealWon",
            "rule.appealLost",
            "finalize.fastLane",
            "finalize.proven",
            "finalize.accepted",
            "finalize.refused",
            "finalize.lapsed",
            "finalize.othersOpen",
            "finalize.pot",
            "finalize.reserveFirst",
            "finalize.batchCharged",
            "finalize.batchSpared",
            "collect.some",
            "collect.again",
            "collect.lastSecond",
            "collectBond.filer",
            "collectBond.challenger",
            "collectBond.appellant",
            "collectBond.notOwed",
            "returnUncollected.some",
            "recover.capital",
            "recover.exits",
            "settleVotes.reward",
            "settleVotes.penalty",
            "settleVotes.neither",
            "collectReward.some",
            "unstake.some",
            "unstake.votesOpen"
        ];
        for (uint256 i; i < deep.length; i++) {
            string memory key = string.concat("BREAKWATER_INVARIANT_", deep[i]);
            uint256 sum = vm.envOr(key, uint256(0)) + harbour.calls(deep[i]);
            vm.setEnv(key, vm.toString(sum));
            console.log(deep[i], sum);
            if (actions >= ACTIONS_TO_REACH_ALL) assertGt(sum, 0, string.concat("never reached: ", deep[i]));
        }
    }
}
