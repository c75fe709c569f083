// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ClaimsUnit} from "../../utils/ClaimsUnit.t.sol";

contract ReturnUncollectedTest is ClaimsUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownIncident.selector, 1));
        core.claims.returnUncollected(1);
    }

    function test_RevertGiven_NotAccepted() public {
        uint256 incident = settle(0);
        skip(366 days);
        vm.expectRevert(error1(ErrorsLib.NotAccepted.selector, incident));
        core.claims.returnUncollected(incident);
    }

    function test_RevertGiven_TheYearIsNotOver() public {
        uint256 incident = settle(20);
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
        core.claims.collectBond(incident);
        skip(365 days);
        pool.sync(type(uint256).max);
        uint256 capital = pool.money().capital;
        vm.expectEmit(address(core.claims));
        emit IClaims.UncollectedReturned(incident, AMOUNT / 2);
        assertEq(core.claims.returnUncollected(incident), AMOUNT / 2);
        assertEq(pool.money().capital, capital + AMOUNT / 2);
        assertEq(pool.money().owed, 0);
        assertEq(core.claims.incidentOf(incident).uncollected, 0);
        assertEq(core.claims.returnUncollected(incident), 0, "once");
        assertEq(pool.money().capital, capital + AMOUNT / 2);
        assertBalanced();
    }
}
