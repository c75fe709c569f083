// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, Party} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {Demo} from "../../../script/demo/Demo.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

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

contract CollectBondTest is IncidentUnit {
    uint8 private constant FILER = 1;
    uint8 private constant CHALLENGER = 2;
    uint8 private constant APPELLANT = 4;

    uint256 private _start;

    function setUp() public override {
        super.setUp();
        _start = vm.snapshotState();
    }

    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.collectBond(1, Party.Filer);
    }

    function test_RevertGiven_NotFinal() public {
        _expectNone(fileOne(), Party.Filer);
    }

    function test_RevertGiven_Forfeited() public {
        _expectNone(settle(0), Party.Filer);
    }

    function test_RevertGiven_NobodyChallengedOrAppealed() public {
        uint256 incident = settle(ALL);
        _expectNone(incident, Party.Challenger);
        _expectNone(incident, Party.Appellant);
    }

    function test_RevertGiven_AlreadyCollected() public {
        uint256 incident = settle(ALL);
        core.claims.collectBond(incident, Party.Filer);
        _expectNone(incident, Party.Filer);
    }

    function test_PaysTheFiler() public {
        uint256 incident = settle(ALL);
        vm.prank(bob);
        core.cover.transferFrom(bob, alice, cover);
        uint256 before = asset.balanceOf(bob);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.BondCollected(incident, Party.Filer, bob, BOND);
        assertEq(core.claims.collectBond(incident, Party.Filer), BOND);
        assertEq(asset.balanceOf(bob) - before, BOND, "not the cover's new holder");
        assertEq(pool.money().owed, AMOUNT);
        assertBalanced();
    }

    function test_PaysAfterADraw() public {
        uint256 incident = lapsed();
        uint256 before = asset.balanceOf(bob);
        core.claims.collectBond(incident, Party.Filer);
        assertEq(asset.balanceOf(bob) - before, BOND);
        assertEq(pool.money().owed, 0);
    }

    function test_DoesNotLapseWithTheUncollectedRest() public {
        uint256 incident = settle(ALL);
        skip(366 days);
        core.claims.returnUncollected(incident);
        assertEq(core.claims.collectBond(incident, Party.Filer), BOND);
        assertBalanced();
    }

    function test_FollowsTheProcessThatTheIncidentBeganWith() public {
        uint256 incident = settle(ALL);
        setProcess(demoProcess());
        assertEq(core.claims.collectBond(incident, Party.Filer), BOND);
    }

    // ---- who gets a bond back: filer, challenger, appellant, by what was asserted, decided and ruled ----

    function test_FilerAlone() public {
        _check(_outcome(false, ALL, false, 0), FILER, 0);
        _check(_outcome(false, 1, false, 0), FILER, 0);
        _check(_outcome(false, 0, false, 0), 0, BOND);
    }

    /// @dev Asserted is 5 %, the first step: the challenger wins only if it is refused.
    function test_FilerAndChallenger() public {
        _check(_outcome(true, SMALL, false, 0), FILER, BOND);
        _check(_outcome(true, SMALL + 1, false, 0), FILER, BOND);
        _check(_outcome(true, 0, false, 0), CHALLENGER, BOND);
    }

    /// @dev 10 % were asserted in a smaller cover, 25 % decided: the filer was right that there was a loss and the challenger
    /// that it was more.
    function test_FilerAndChallengerCanBothBeRight() public {
        uint256 incident = _smallProduct();
        assertStatus(incident, IncidentStatus.Filed);
        challengeBy(dave, incident);
        vote(carol, incident, 5);
        end(incident);
        _check(incident, FILER | CHALLENGER, 0);
    }

    function test_FilerAndAppellant() public {
        _check(_outcome(false, ALL, true, ALL), FILER, 2 * BOND);
        _check(_outcome(false, ALL, true, 19), FILER | APPELLANT, 0);
        _check(_outcome(false, ALL, true, 0), APPELLANT, BOND);
        _check(_outcome(false, 0, true, 0), 0, 3 * BOND);
        _check(_outcome(false, 0, true, 1), FILER | APPELLANT, 0);
    }

    function test_FilerChallengerAndAppellant() public {
        _check(_outcome(true, SMALL, true, SMALL), FILER, 3 * BOND);
        _check(_outcome(true, SMALL, true, 0), CHALLENGER | APPELLANT, BOND);
        _check(_outcome(true, 0, true, SMALL), FILER | APPELLANT, BOND);
        _check(_outcome(true, 0, true, 0), CHALLENGER, 3 * BOND);
    }

    function test_AnAppealThatNobodyRulesOnCostsItsBond() public {
        uint256 incident = decided(ALL);
        appealBy(erin, incident);
        passRound(incident);
        core.claims.finalize(incident);
        _check(incident, FILER, 2 * BOND);
    }

    function test_ADrawPaysEverybodyBack() public {
        uint256 incident = fileSmall();
        challengeBy(dave, incident);
        passRound(incident);
        passRound(incident);
        passRound(incident);
        end(incident);
        _check(incident, FILER | CHALLENGER, 0);
    }

    function test_AProofHasNoBonds() public {
        uint256 incident = proven();
        end(incident);
        _check(incident, 0, 0);
    }

    function test_DoubledBondsComeBackDoubled() public {
        fileOne();
        uint256 incident = file(bob, cover, eventTime, ALL);
        vote(carol, incident, ALL);
        appealBy(erin, incident);
        core.claims.rule(incident, 5);
        core.claims.finalize(incident);
        assertEq(core.claims.collectBond(incident, Party.Filer), 2 * BOND);
        assertEq(core.claims.collectBond(incident, Party.Appellant), 4 * BOND);
        assertEq(pool.money().bonds, BOND, "the first one's");
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
        decide(carol, incident, ALL);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(core.claims.collect(incident, carols), 1_000e6);
        vm.expectRevert(abi.encodeWithSelector(RefusingAsset.Refused.selector, bob));
        core.claims.collectBond(incident, Party.Filer);
    }

    /// @dev In the fast lane 5 % are asserted, else all. Then voted, and ruled if it is appealed.
    function _outcome(bool challenged, uint8 voted, bool appealed, uint8 ruled)
        private
        returns (uint256 incident)
    {
        incident = challenged ? fileSmall() : fileOne();
        if (challenged) challengeBy(dave, incident);
        vote(carol, incident, voted);
        if (appealed) {
            appealBy(erin, incident);
            core.claims.rule(incident, ruled);
            core.claims.finalize(incident);
        } else {
            end(incident);
        }
    }

    function _smallProduct() private returns (uint256) {
        uint256 small = buy(bob, DEPEG, 10_000e6, 30);
        vm.warp(startOf(small) + 1 hours);
        return file(bob, small, block.timestamp - 1, 2);
    }

    /// @dev Who is owed a bond gets it, to the unit; the rest went to capital and voters. Then time goes back.
    function _check(uint256 incident, uint8 owed, uint256 forfeited) private {
        assertEq(incidentOf(incident).bondsOwed, owed);
        uint256 toVoters = incidentOf(incident).reward;
        assertTrue(toVoters == 0 || toVoters == forfeited / 2, "half of what is forfeited");
        uint256 bond = incidentOf(incident).bond;
        PoolMoney memory before = pool.money();
        assertEq(before.bonds, 0);
        uint256 released;
        released += _collect(incident, owed, Party.Filer, bob, bond);
        released += _collect(incident, owed, Party.Challenger, dave, bond);
        released += _collect(incident, owed, Party.Appellant, erin, 2 * bond);
        assertEq(before.owed - pool.money().owed, released);
        assertEq(pool.money().owed, incidentOf(incident).uncollected + toVoters, "nothing else is owed");
        uint256 put = bond;
        if (incidentOf(incident).challenger != address(0)) put += bond;
        if (incidentOf(incident).appellant != address(0)) put += 2 * bond;
        assertEq(released + forfeited, put, "every bond went somewhere");
        assertBalanced();
        _startAgain();
    }

    function _collect(uint256 incident, uint8 owed, Party party, address to, uint256 bond)
        private
        returns (uint256)
    {
        if (owed & (1 << uint8(party)) == 0) {
            _expectNone(incident, party);
            return 0;
        }
        uint256 before = asset.balanceOf(to);
        assertEq(core.claims.collectBond(incident, party), bond);
        assertEq(asset.balanceOf(to) - before, bond);
        return bond;
    }

    function _startAgain() private {
        vm.revertToState(_start);
        _start = vm.snapshotState();
    }

    function _expectNone(uint256 incident, Party party) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoBondOwed.selector, incident, party));
        core.claims.collectBond(incident, party);
    }
}
