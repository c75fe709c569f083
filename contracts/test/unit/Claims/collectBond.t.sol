// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {Demo} from "../../../script/demo/Demo.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";
import {ClaimsUnit} from "../../utils/ClaimsUnit.t.sol";

/// @dev Refuses to pay some people, as some stablecoins do.
contract RefusingAsset is DemoAsset("Refusing", "REF", 6) {
    error Refused(address to);

    mapping(address => bool) public refused;

    function refuse(address who) external {
        refused[who] = true;
    }

    function _update(address from, address to, uint256 value) internal override(ERC20) {
        if (refused[to]) revert Refused(to);
        super._update(from, to, value);
    }
}

contract CollectBondTest is ClaimsUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownIncident.selector, 1));
        core.claims.collectBond(1);
    }

    function test_RevertGiven_NotFinal() public {
        uint256 incident = fileOne();
        vm.expectRevert(error1(ErrorsLib.NoBondOwed.selector, incident));
        core.claims.collectBond(incident);
    }

    function test_RevertGiven_Forfeited() public {
        uint256 incident = settle(0);
        vm.expectRevert(error1(ErrorsLib.NoBondOwed.selector, incident));
        core.claims.collectBond(incident);
    }

    function test_RevertGiven_AlreadyCollected() public {
        uint256 incident = settle(20);
        core.claims.collectBond(incident);
        vm.expectRevert(error1(ErrorsLib.NoBondOwed.selector, incident));
        core.claims.collectBond(incident);
    }

    function test_PaysTheFiler() public {
        uint256 incident = settle(20);
        vm.prank(bob);
        core.cover.transferFrom(bob, alice, cover);
        uint256 before = asset.balanceOf(bob);
        vm.expectEmit(address(core.claims));
        emit IClaims.BondCollected(incident, bob, BOND);
        assertEq(core.claims.collectBond(incident), BOND);
        assertEq(asset.balanceOf(bob) - before, BOND, "not the cover's new holder");
        assertEq(pool.money().owed, AMOUNT);
        assertBalanced();
    }

    function test_PaysAfterADraw() public {
        uint256 incident = draw();
        uint256 before = asset.balanceOf(bob);
        core.claims.collectBond(incident);
        assertEq(asset.balanceOf(bob) - before, BOND);
        assertEq(pool.money().owed, 0);
    }

    function test_DoesNotLapseWithTheUncollectedRest() public {
        uint256 incident = settle(20);
        skip(366 days);
        core.claims.returnUncollected(incident);
        assertEq(core.claims.collectBond(incident), BOND);
        assertBalanced();
    }

    /// @dev P6: a filer whom the asset refuses to pay blocks nobody.
    function test_GivenTheAssetRefusesTheFilerOthersAreSettledAndPaid() public {
        RefusingAsset refusing = new RefusingAsset();
        asset = refusing;
        pool = ICapitalPool(core.factory.createPool(configOf(address(asset))));
        core.claims.setProcess(address(pool), Demo.process(address(this)));
        uint256 product = core.cover.listProduct(termsOf(address(pool)));
        stake(alice, STAKE);
        cover = buy(bob, product, 1_000e6, 30);
        uint256 carols = buy(carol, product, 1_000e6, 30);
        vm.warp(startOf(cover) + 1 hours);
        eventTime = block.timestamp - 1;
        uint256 incident = fileOne();
        refusing.refuse(bob);
        decide(carol, incident, 20);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(core.claims.collect(incident, carols), 1_000e6);
        vm.expectRevert(abi.encodeWithSelector(RefusingAsset.Refused.selector, bob));
        core.claims.collectBond(incident);
    }
}
