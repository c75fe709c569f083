// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract SetProductProcessTest is IncidentUnit {
    function test_GivesOneProductAProcessOfItsOwn() public {
        Process memory own = demoProcess();
        (own.bond, own.fastLaneBps) = (900e6, 0);
        core.claims.setProductProcess(EXPLOIT, own);
        assertEq(core.claims.processFor(EXPLOIT).bond, 900e6);
        assertEq(core.claims.bondOf(EXPLOIT), 900e6, "bond of the product");
        assertEq(core.claims.processOf(address(pool)).bond, demoProcess().bond, "the pool's stays");
        assertEq(core.claims.processFor(DEPEG).bond, demoProcess().bond, "another product follows the pool");
    }

    function test_IncidentsFollowIt_AndKeepItWhenItChanges() public {
        Process memory own = demoProcess();
        own.fastLaneBps = 0;
        own.commitSeconds = 1 days;
        core.claims.setProductProcess(EXPLOIT, own);
        uint256 incident = fileOne();
        uint16 version = core.claims.incidentOf(incident).process.version;
        assertEq(uint8(core.claims.incidentOf(incident).status), uint8(IncidentStatus.Voting), "no fast lane");
        assertEq(core.claims.incidentOf(incident).commitUntil, block.timestamp + 1 days);

        core.claims.setProcess(address(pool), demoProcess());
        core.claims.followPool(EXPLOIT);
        own.commitSeconds = 2 days;
        core.claims.setProductProcess(DEPEG, own);
        assertEq(core.claims.incidentOf(incident).process.version, version, "what began keeps its own");
        assertEq(core.claims.incidentOf(incident).process.commitSeconds, 1 days);
        assertEq(core.claims.processFor(EXPLOIT).commitSeconds, demoProcess().commitSeconds);
    }

    /// @dev A change of the pool's process does not reach a product that has its own.
    function test_StaysWhenThePoolsProcessChanges() public {
        Process memory own = demoProcess();
        own.bond = 900e6;
        core.claims.setProductProcess(EXPLOIT, own);
        own.bond = 100e6;
        core.claims.setProcess(address(pool), own);
        assertEq(core.claims.bondOf(EXPLOIT), 900e6);
        assertEq(core.claims.bondOf(DEPEG), 100e6);
    }

    function test_RevertWhen_OutOfBounds() public {
        Process memory own = demoProcess();
        own.thresholdBps = 5_000;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 5_000, 5_001, 10_000));
        core.claims.setProductProcess(EXPLOIT, own);
    }

    function test_RevertWhen_TheProductIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownProduct.selector, 99));
        core.claims.setProductProcess(99, demoProcess());
    }

    function test_RevertWhen_CalledByOthers() public {
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        core.claims.setProductProcess(EXPLOIT, demoProcess());
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        core.claims.followPool(EXPLOIT);
    }
}
