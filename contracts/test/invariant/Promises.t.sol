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

    /// @dev What must have been reached by then.
    string private constant EXITS = string.concat(
        "deposit.waits processExits.some processExits.waits processExits.incidentOpen ",
        "processExits.again redeem.some withdraw.some advance.free advance.held"
    );
    string private constant COVERS = string.concat(
        "buyCover.some buyCover.all buyInParts.some increaseCover.some increaseCover.parts ",
        "extendCover.some buyAndExtend.some buyAndCancel.some cancelCover.some ",
        "cancelCover.unbegun cancelCover.raised cancelCover.lastDay reviveCover.refused"
    );
    string private constant POOL = string.concat(
        "changeParams.some changeParams.refused changeParams.relaxed payFees.some ",
        "reserve.grew reserve.full"
    );
    string private constant FILINGS = string.concat(
        "fileIncident.fastLane fileIncident.vote fileIncident.again challenge.some ",
        "refile.some prove.some prove.atOnce prove.deeper prove.paid"
    );
    string private constant JURIES = string.concat(
        "vote.commit vote.reveal vote.withoutWeight poke.early tally.noQuorum tally.drawn ",
        "tally.decided tally.secondRound tally.secondVote tally.verdictStands appeal.some ",
        "rule.some rule.appealWon rule.appealLost"
    );
    string private constant ENDS = string.concat(
        "finalize.fastLane finalize.proven finalize.accepted finalize.refused finalize.lapsed ",
        "finalize.othersOpen finalize.overtaken finalize.pot finalize.reserveFirst ",
        "finalize.batchCharged finalize.batchSpared"
    );
    string private constant PAYOUTS = string.concat(
        "collect.some collect.again collect.lastSecond collectBond.filer ",
        "collectBond.challenger collectBond.appellant collectBond.notOwed ",
        "returnUncollected.some recover.capital recover.exits settleVotes.reward ",
        "settleVotes.penalty settleVotes.neither collectReward.some manageStake.leave ",
        "manageStake.took manageStake.early manageStake.votesOpen"
    );

    string private constant REWARDS = string.concat(
        "fundReward.some claimReward.some claimReward.refused reclaimReward.some ",
        "earnReward.some earnReward.queue"
    );
    string private constant AUTHORITY = "pause.some pause.tooSoon changeCurator.some";

    Harbour private harbour;
    bytes4[] private selectors;

    function setUp() public {
        harbour = new Harbour();
        harbour.setUp();
        _addStakesAndExits();
        _addCovers();
        _addClaims();
        _addRest();
        targetSelector(FuzzSelector(address(harbour), selectors));
        targetContract(address(harbour));
    }

    function _addStakesAndExits() private {
        _add(harbour.deposit.selector, 1);
        _add(harbour.mint.selector, 1);
        _add(harbour.moveShares.selector, 1);
        _add(harbour.donate.selector, 1);
        _add(harbour.requestExit.selector, 2);
        _add(harbour.processExits.selector, 3);
        _add(harbour.redeem.selector, 2);
        _add(harbour.withdraw.selector, 2);
        _add(harbour.advance.selector, 2);
        _add(harbour.leave.selector, 3);
        _add(harbour.squeezeExits.selector, 1);
    }

    function _addCovers() private {
        _add(harbour.buyCover.selector, 3);
        _add(harbour.buyInParts.selector, 1);
        _add(harbour.giveCover.selector, 1);
        _add(harbour.increaseCover.selector, 1);
        _add(harbour.extendCover.selector, 1);
        _add(harbour.buyAndExtend.selector, 1);
        _add(harbour.buyAndCancel.selector, 1);
        _add(harbour.cancelCover.selector, 1);
        _add(harbour.reviveCover.selector, 1);
    }

    function _addClaims() private {
        _add(harbour.fileIncident.selector, 3);
        _add(harbour.contend.selector, 2);
        _add(harbour.prove.selector, 2);
        _add(harbour.vote.selector, 2);
        _add(harbour.buyVotes.selector, 1);
        _add(harbour.poke.selector, 2);
        _add(harbour.decide.selector, 2);
        _add(harbour.collect.selector, 2);
        _add(harbour.collectBond.selector, 2);
        _add(harbour.returnUncollected.selector, 1);
        _add(harbour.recover.selector, 1);
        _add(harbour.manageStake.selector, 2);
        _add(harbour.settleVotes.selector, 2);
    }

    function _addRest() private {
        _add(harbour.changeParams.selector, 1);
        _add(harbour.changeProcess.selector, 1);
        _add(harbour.payFees.selector, 1);
        _add(harbour.pause.selector, 1);
        _add(harbour.changeCurator.selector, 1);
        _add(harbour.fundReward.selector, 2);
        _add(harbour.claimReward.selector, 1);
        _add(harbour.reclaimReward.selector, 1);
        _add(harbour.earnReward.selector, 1);
        _add(harbour.turnToken.selector, 1);
        _add(harbour.wait.selector, 2);
        _add(harbour.sync.selector, 1);
        _add(harbour.askStress.selector, 1);
    }

    /// @dev Every selector is as likely as any other: what is named more often is called more often.
    function _add(bytes4 selector, uint256 weight) private {
        for (uint256 i; i < weight; i++) {
            selectors.push(selector);
        }
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
        harbour.checkRewards();
    }

    function _count() private {
        uint256 actions = vm.envOr("BREAKWATER_INVARIANT_ACTIONS", uint256(0)) + harbour.turn();
        vm.setEnv("BREAKWATER_INVARIANT_ACTIONS", vm.toString(actions));
        string[9] memory all = [EXITS, COVERS, POOL, FILINGS, JURIES, ENDS, PAYOUTS, REWARDS, AUTHORITY];
        for (uint256 i; i < all.length; i++) {
            string[] memory deep = vm.split(all[i], " ");
            for (uint256 j; j < deep.length; j++) {
                _countOne(deep[j], actions >= ACTIONS_TO_REACH_ALL);
            }
        }
    }

    function _countOne(string memory name, bool mustBeReached) private {
        string memory key = string.concat("BREAKWATER_INVARIANT_", name);
        uint256 sum = vm.envOr(key, uint256(0)) + harbour.calls(name);
        vm.setEnv(key, vm.toString(sum));
        console.log(name, sum);
        if (mustBeReached) assertGt(sum, 0, string.concat("never reached: ", name));
    }
}
