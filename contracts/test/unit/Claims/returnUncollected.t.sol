// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, Party} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract ReturnUncollectedTest is IncidentUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.returnUncollected(1);
    }

    function test_RevertGiven_NotFinal() public {
        for (uint8 s = 1; s < uint8(IncidentStatus.Accepted); s++) {
            uint256 state = vm.snapshotState();
            uint256 incident = inStatus(IncidentStatus(s));
            vm.expectRevert(error1(ErrorsLib.NotFinal.selector, incident));
            core.claims.returnUncollected(incident);
            vm.revertToState(state);
        }
    }

    function test_RevertGiven_TheYearIsNotOver() public {
        uint256 incident = settle(ALL);
        uint256 until = block.timestamp + 365 days;
        vm.warp(until - 1);
        vm.expectRevert(error2(ErrorsLib.CollectionOpen.selector, incident, until));
        core.claims.returnUncollected(incident);
    }

    function test_ReturnsTheRestToTheCapital() public {
        uint256 second = buy(alice, EXPLOIT, 5_000e6, 60);
        vm.warp(startOf(second) + 1 hours);
        eventTime = block.timestamp - 1;
        uint256 incident = settle(10);
        core.claims.collect(incident, second);
        collectBondOf(incident, Party.Filer);
        skip(365 days);
        syncAll();
        uint256 capital = pool.money().capital;
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.UncollectedReturned(incident, AMOUNT / 2);
        assertEq(core.claims.returnUncollected(incident), AMOUNT / 2);
        assertEq(pool.money().capital, capital + AMOUNT / 2);
        assertEq(pool.money().owed, 0);
        assertEq(incidentOf(incident).uncollected, 0);
        assertEq(core.claims.returnUncollected(incident), 0, "once");
        assertEq(pool.money().capital, capital + AMOUNT / 2);
        assertBalanced();
    }

    function test_ReturnsRewardsThatNobodySettled() public {
        uint256 incident = settle(0);
        assertEq(pool.money().owed, BOND / 2);
        skip(365 days);
        assertEq(core.claims.returnUncollected(incident), BOND / 2);
        assertEq(pool.money().owed, 0);
    }

    function test_OfALapsedIncidentThereIsNothing() public {
        uint256 incident = lapsed();
        skip(365 days);
        assertEq(core.claims.returnUncollected(incident), 0);
        assertEq(pool.money().owed, BOND, "the bond waits for its owner");
    }
}
