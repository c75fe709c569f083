// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {console} from "forge-std/console.sol";
import {ProtocolHandler} from "./ProtocolHandler.sol";

/// @title The promises hold after any sequence of actions
/// @dev Assertions about a single call are in its handler; those that always hold are here. `fail_on_revert` also makes an
/// unexpected revert a failure.
contract PromisesTest is Test {
    /// @dev After this many actions, every branch named below must have been reached.
    uint256 private constant ACTIONS_TO_REACH_ALL = 16_000;

    string private constant CAPITAL = string.concat(
        "deposit.some deposit.paused mint.some donate.some requestExit.some processExits.some ",
        "processExits.incidentOpen redeem.some withdraw.some sync.part sync.all"
    );
    string private constant COVER = string.concat(
        "buyCover.some buyCover.all buyInParts.some buyAndCancel.some extendCover.some ",
        "cancelCover.inForce cancelCover.waiting"
    );
    string private constant CLAIMS = string.concat(
        "fileIncident.some fileLosses.some refile.some challenge.some vote.some tally.some appeal.some rule.some ",
        "draw.some finalize.accepted finalize.refused finalize.lapsed collect.some collectLoss.some collectLoss.total ",
        "settleCover.some settleCover.nothing collectBond.some settleVote.some collectReward.some"
    );
    string private constant AUTHORITY = "changeParams.some tune.some pause.some payFees.some";

    ProtocolHandler private handler;
    bytes4[] private selectors;

    function setUp() public {
        handler = new ProtocolHandler();
        handler.setUp();
        _addCapital();
        _addCover();
        _addClaims();
        _addAuthority();
        targetSelector(FuzzSelector(address(handler), selectors));
        targetContract(address(handler));
    }

    function _addCapital() private {
        _add(handler.deposit.selector, 2);
        _add(handler.mint.selector, 1);
        _add(handler.moveShares.selector, 1);
        _add(handler.sendTokens.selector, 1);
        _add(handler.donate.selector, 1);
        _add(handler.requestExit.selector, 2);
        _add(handler.processExits.selector, 3);
        _add(handler.redeem.selector, 2);
        _add(handler.withdraw.selector, 1);
        _add(handler.leave.selector, 2);
    }

    function _addCover() private {
        _add(handler.buyCover.selector, 4);
        _add(handler.buyInParts.selector, 1);
        _add(handler.buyAndCancel.selector, 1);
        _add(handler.extendCover.selector, 1);
        _add(handler.cancelCover.selector, 1);
        _add(handler.giveCover.selector, 1);
    }

    function _addClaims() private {
        _add(handler.fileIncident.selector, 2);
        _add(handler.fileLosses.selector, 2);
        _add(handler.refile.selector, 1);
        _add(handler.challengeIncident.selector, 2);
        _add(handler.vote.selector, 3);
        _add(handler.moveOn.selector, 4);
        _add(handler.appealVerdict.selector, 1);
        _add(handler.ruleIncident.selector, 1);
        _add(handler.collect.selector, 2);
        _add(handler.collectAll.selector, 2);
        _add(handler.settleCover.selector, 2);
        _add(handler.collectBonds.selector, 1);
        _add(handler.settleVotes.selector, 1);
    }

    function _addAuthority() private {
        _add(handler.changeParams.selector, 1);
        _add(handler.tune.selector, 1);
        _add(handler.pausePool.selector, 1);
        _add(handler.unpausePool.selector, 1);
        _add(handler.payFees.selector, 1);
        _add(handler.wait.selector, 3);
        _add(handler.sync.selector, 1);
    }

    /// @dev Selectors are chosen with equal probability, so one that is added several times is called more often.
    function _add(bytes4 selector, uint256 weight) private {
        for (uint256 i; i < weight; i++) {
            selectors.push(selector);
        }
    }

    function invariant_P1_P2_P3_P4_P5_P6() public view {
        _check();
    }

    /// @dev At the end of each run everyone is paid and leaves, and nothing but dust remains. Then the counts are checked.
    function afterInvariant() public {
        _count();
        handler.windUp();
        _check();
        handler.checkEmpty();
    }

    function _check() private view {
        handler.checkMoney();
        handler.checkSolvency();
        handler.checkExits();
        handler.checkClaims();
    }

    function _count() private {
        uint256 actions = vm.envOr("BREAKWATER_INVARIANT_ACTIONS", uint256(0)) + handler.actions();
        vm.setEnv("BREAKWATER_INVARIANT_ACTIONS", vm.toString(actions));
        string[4] memory all = [CAPITAL, COVER, CLAIMS, AUTHORITY];
        for (uint256 i; i < all.length; i++) {
            string[] memory names = vm.split(all[i], " ");
            for (uint256 j; j < names.length; j++) {
                _countOne(names[j], actions >= ACTIONS_TO_REACH_ALL);
            }
        }
    }

    function _countOne(string memory name, bool mustBeReached) private {
        string memory key = string.concat("BREAKWATER_INVARIANT_", name);
        uint256 sum = vm.envOr(key, uint256(0)) + handler.calls(name);
        vm.setEnv(key, vm.toString(sum));
        console.log(name, sum);
        if (mustBeReached) assertGt(sum, 0, string.concat("never reached: ", name));
    }
}
