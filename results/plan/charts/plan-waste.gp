# Needs gnuplot 5.4 or newer. Run: gnuplot plan-waste.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'plan-waste.svg'
set lmargin at screen 0.100
set rmargin at screen 0.757
set tmargin at screen 0.873
set bmargin at screen 0.125
set label 1 'Where the core-time goes: traced' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'Simulated: 5 recorded runs replayed on virtual cores, slowdown measured on 2 cores.' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.769,0.761 to screen 0.795,0.761 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 3 '' at screen 0.782,0.761 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 4 'serial part' at screen 0.803,0.761 left front textcolor rgb '#000000'
set arrow 2 from screen 0.757,0.164 to screen 0.769,0.226 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 3 from screen 0.769,0.226 to screen 0.795,0.226 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 5 '' at screen 0.782,0.226 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 6 'uneven tasks at the end' at screen 0.803,0.226 left front textcolor rgb '#000000'
set arrow 4 from screen 0.757,0.139 to screen 0.769,0.186 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 5 from screen 0.769,0.186 to screen 0.795,0.186 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.782,0.186 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'work' at screen 0.803,0.186 left front textcolor rgb '#000000'
set arrow 6 from screen 0.757,0.126 to screen 0.769,0.145 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 7 from screen 0.769,0.145 to screen 0.795,0.145 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 9 '' at screen 0.782,0.145 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 10 'start-up' at screen 0.803,0.145 left front textcolor rgb '#000000'
set xlabel 'cores, with a worker each (log scale)'
set logscale x
set xrange [1.62450479271:78.7932424541]
set xtics ('2' 2.0, '5' 5.0, '10' 10.0, '20' 20.0, '50' 50.0)
set label 11 'part of the core-time' at screen 0.024,0.499 center front textcolor rgb '#000000' rotate by 90
set yrange [0.0:1.08]
set ytics ('0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1.0)
set object rectangle from first 2.0, graph 0 to first 78.7932424541, graph 1 fillcolor rgb '#EEEEEE' fillstyle solid noborder behind
set label 12 'beyond what' at first sqrt(2.0 * 78.7932424541), graph 0.96 center front font ',11' textcolor rgb '#555555'
set label 13 'was measured' at first sqrt(2.0 * 78.7932424541), graph 0.91 center front font ',11' textcolor rgb '#555555'
$series1 << END
2.0 0.564637307532
3.0 0.376956054093
4.0 0.290993378285
5.0 0.237849538902
6.0 0.200211697966
7.0 0.173476663393
8.0 0.152496280038
9.0 0.13659856856
10.0 0.123673293446
11.0 0.112608434785
13.0 0.0959789380037
15.0 0.0832793962084
17.0 0.0739571140487
19.0 0.066248141998
21.0 0.05997096892
24.0 0.0524878227015
27.0 0.0468880347305
30.0 0.0421992312575
33.0 0.0383629375068
37.0 0.0342155929115
41.0 0.0308774862859
46.0 0.0275212377766
51.0 0.0248230772103
57.0 0.0222101217145
63.0 0.0200948720274
END
$series2 << END
2.0 0.416188786763
3.0 0.555701441344
4.0 0.643465350849
5.0 0.701266527787
6.0 0.737870687614
7.0 0.767207987563
8.0 0.786824898918
9.0 0.805484041016
10.0 0.820425670441
11.0 0.830026057917
13.0 0.848941943363
15.0 0.85938230739
17.0 0.872209360815
19.0 0.878955751882
21.0 0.884080611142
24.0 0.889830317706
27.0 0.898578830561
30.0 0.902034902987
33.0 0.904862598607
37.0 0.907919566846
41.0 0.910380053477
46.0 0.912853912318
51.0 0.914842700798
57.0 0.916768685431
63.0 0.918327815849
END
$series3 << END
2.0 0.0175569515888
3.0 0.0280113497841
4.0 0.0340403117367
5.0 0.0342052178605
6.0 0.0386897221283
7.0 0.0384686740068
8.0 0.0417809075087
9.0 0.0405309092762
10.0 0.0396208278613
11.0 0.0422237298222
13.0 0.0414050023036
15.0 0.0449143805952
17.0 0.0421402424768
19.0 0.0440259803667
21.0 0.0457982019004
24.0 0.0479596461473
27.0 0.0455530441927
30.0 0.0474858485815
33.0 0.0489872942023
37.0 0.0504615339834
41.0 0.0515225208681
46.0 0.0524192147761
51.0 0.0535050835117
57.0 0.0549109110563
63.0 0.0560489619258
END
$series4 << END
2.0 0.0
3.0 0.036338374633
4.0 0.0280516157812
5.0 0.0229285763077
6.0 0.0193003073106
7.0 0.016723063381
8.0 0.0147005649438
9.0 0.0131680335274
10.0 0.0119220434863
11.0 0.0108553966586
13.0 0.00925232150588
15.0 0.00802809204355
17.0 0.00712942871694
19.0 0.00638628767604
21.0 0.00578117133829
24.0 0.0050597997944
27.0 0.00451998304137
30.0 0.00406798473723
33.0 0.00369816794294
37.0 0.00329836600316
41.0 0.00297657419798
46.0 0.00265303352428
51.0 0.00239293219837
57.0 0.00214104459854
63.0 0.00193713558916
END
plot \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'plan-waste.png'
replot
set output
