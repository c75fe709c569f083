// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {console} from "forge-std/console.sol";
import {Harbour} from "./Harbour.sol";

/// @title The promises hold after any sequence of what people do
/// @dev Assertions that belong to one call are in its handler; those that hold always are here. `fail_on_revert` makes an
/// unexpected revert a failure too.
contract PromisesTest is Test {
    /// @dev Actions that the campaign must have reached, together, after this many runs.
    uint256 private constant RUNS_TO_REACH_ALL = 60;

    Harbour private harbour;

    function setUp() public {
        harbour = new Harbour();
        harbour.setUp();
        bytes4[] memory selectors = new bytes4[](21);
        selectors[0] = harbour.deposit.selector;
        selectors[1] = harbour.mint.selector;
        selectors[2] = harbour.moveShares.selector;
        selectors[3] = harbour.donate.selector;
        selectors[4] = harbour.requestExit.selector;
        selectors[5] = harbour.processExits.selector;
        selectors[6] = harbour.redeem.selector;
        selectors[7] = harbour.withdraw.selector;
        selectors[8] = harbour.buyCover.selector;
        selectors[9] = harbour.buyInParts.selector;
        selectors[10] = harbour.giveCover.selector;
        selectors[11] = harbour.fileIncident.selector;
        selectors[12] = harbour.vote.selector;
        selectors[13] = harbour.settle.selector;
        selectors[14] = harbour.collect.selector;
        selectors[15] = harbour.collectBond.selector;
        selectors[16] = harbour.returnUncollected.selector;
        selectors[17] = harbour.wait.selector;
        selectors[18] = harbour.sync.selector;
        selectors[19] = harbour.decide.selector;
        selectors[20] = harbour.leave.selector;
        targetSelector(FuzzSelector(address(harbour), selectors));
        targetContract(address(harbour));
    }

    function invariant_P1_P2_P3_P4_P5() public view {
        harbour.checkMoney();
        harbour.checkExits();
        harbour.checkClaims();
    }

    /// @dev The end of each run: everyone is paid, everyone leaves, nothing but dust remains; then the count of calls.
    function afterInvariant() public {
        _count();
        harbour.windUp();
        harbour.checkMoney();
        harbour.checkExits();
        harbour.checkClaims();
        harbour.checkEmpty();
    }

    function _count() private {
        uint256 run = vm.envOr("BREAKWATER_INVARIANT_RUNS", uint256(0)) + 1;
        vm.setEnv("BREAKWATER_INVARIANT_RUNS", vm.toString(run));
        string[21] memory deep = [
            "deposit.waits",
            "processExits.some",
            "processExits.waits",
            "processExits.incidentOpen",
            "redeem.some",
            "withdraw.some",
            "buyCover.some",
            "buyCover.all",
            "buyInParts.some",
            "fileIncident.some",
            "vote.commit",
            "vote.reveal",
            "settle.secondRound",
            "finalize.accepted",
            "finalize.refused",
            "finalize.drawn",
            "finalize.batchCharged",
            "finalize.batchSpared",
            "collect.some",
            "collect.again",
            "returnUncollected.some"
        ];
        for (uint256 i; i < deep.length; i++) {
            string memory key = string.concat("BREAKWATER_INVARIANT_", deep[i]);
            uint256 sum = vm.envOr(key, uint256(0)) + harbour.calls(deep[i]);
            vm.setEnv(key, vm.toString(sum));
            console.log(deep[i], sum);
            if (run >= RUNS_TO_REACH_ALL) assertGt(sum, 0, string.concat("never reached: ", deep[i]));
        }
    }
}
